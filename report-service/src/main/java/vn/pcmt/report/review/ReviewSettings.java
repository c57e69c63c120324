package vn.pcmt.report.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are accepted together.
 *
 * @param width reports accepted side by side; each waits for the store several times
 * @param clockSkew by how much clocks may differ and a submission may take: what came in within this time before a
 *     reviewer looked may not have been in what he saw
 */
@Validated
@ConfigurationProperties("pcmt.report.review")
record ReviewSettings(
        @DefaultValue("8") @Min(1) @Max(64) int width,
        @DefaultValue("10s") Duration clockSkew) {}
