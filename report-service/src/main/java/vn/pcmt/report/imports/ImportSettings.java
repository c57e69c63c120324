package vn.pcmt.report.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How imports are carried out.
 *
 * @param batch reports judged and saved together
 * @param abreast how many batches at a time; what a kill makes to be done again
 * @param lease for how long one node alone works on an import, counted from its last batch
 * @param tick how often to look for imports that were cut short
 * @param keepTrials for how long the file of a trial can be confirmed
 */
@Validated
@ConfigurationProperties("pcmt.imports")
record ImportSettings(
        @DefaultValue("200") @Min(1) @Max(1000) int batch,
        @DefaultValue("4") @Min(1) @Max(16) int abreast,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("15s") Duration tick,
        @DefaultValue("1d") Duration keepTrials) {}
