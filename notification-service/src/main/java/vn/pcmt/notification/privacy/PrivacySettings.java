package vn.pcmt.notification.privacy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long is kept what was told.
 *
 * @param ledger how long after it was raised an alert is kept with its ledger; also how long decisions, settled digests,
 *     idle groups and closed obligations are kept
 * @param every how often what is older is looked for, by one node at a time
 * @param batch documents of each kind removed at a time
 */
@Validated
@ConfigurationProperties("pcmt.notification.retention")
record PrivacySettings(
        @DefaultValue("1095d") @NotNull Duration ledger,
        @DefaultValue("10m") @NotNull Duration every,
        @DefaultValue("500") @Min(1) int batch) {}
