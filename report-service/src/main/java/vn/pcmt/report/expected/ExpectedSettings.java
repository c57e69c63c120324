package vn.pcmt.report.expected;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How expected reports are kept up to date.
 *
 * @param tick how often to look whether another period has to be expected
 * @param lease for how long one node alone works on a requirement
 * @param ahead how many periods after the one that runs are expected already, so that units see what is to come with its
 *     deadline; a deadline that was announced is not moved by a plan that asks for another one later
 */
@Validated
@ConfigurationProperties("pcmt.expected")
record ExpectedSettings(
        @DefaultValue("30s") Duration tick,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("0") @Min(0) @Max(12) int ahead) {}
