package vn.pcmt.report.submission;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports leave a unit.
 *
 * @param headConfirms whether only the head of the commune sends them, what others have prepared included
 */
@Validated
@ConfigurationProperties("pcmt.submission")
record SubmissionSettings(@DefaultValue("false") boolean headConfirms) {}
