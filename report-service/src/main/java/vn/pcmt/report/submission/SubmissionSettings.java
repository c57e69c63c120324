package vn.pcmt.report.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports leave a unit.
 *
 * @param headConfirms whether only the head of the commune sends them, what others have prepared included
 * @param longestExtension how far from the day on which it is granted a new deadline may lie
 */
@Validated
@ConfigurationProperties("pcmt.submission")
record SubmissionSettings(
        @DefaultValue("false") boolean headConfirms,
        @DefaultValue("60d") Duration longestExtension) {}
