package vn.pcmt.report.expected;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How expected reports are kept up to date.
 *
 * @param tick how often to look whether another period has to be expected
 * @param lease for how long one node alone works on a requirement
 */
@Validated
@ConfigurationProperties("pcmt.expected")
record ExpectedSettings(
        @DefaultValue("30s") Duration tick,
        @DefaultValue("2m") Duration lease) {}
