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
 * @param batch reports read, decided and saved together; what a kill makes to be looked at again
 * @param lease for how long one node alone works on an acceptance, counted from its last batch
 * @param tick how often to look for acceptances that were cut short
 * @param clockSkew by how much clocks may differ and a submission may take: what came in within this time before a
 *     reviewer looked may not have been in what he saw
 */
@Validated
@ConfigurationProperties("pcmt.report.review")
record ReviewSettings(
        @DefaultValue("200") @Min(1) @Max(1000) int batch,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("15s") Duration tick,
        @DefaultValue("10s") Duration clockSkew) {}
