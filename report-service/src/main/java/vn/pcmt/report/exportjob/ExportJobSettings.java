package vn.pcmt.report.exportjob;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files are made in the background.
 *
 * @param atOnce how many a node makes at the same time
 * @param perAccount how many of one account may wait or be made at the same time
 * @param waiting how many of all accounts may
 * @param kept how many finished ones of an account are kept; a new one takes the place of the oldest
 * @param keep for how long a finished one is kept
 * @param beat how often the node that makes a file says so, and looks whether it was called off
 * @param lease for how long it may be silent before another one begins again
 * @param attempts how often a file is begun that took its node down with it
 * @param tick how often to look for what was cut short and for what nobody fetched
 */
@Validated
@ConfigurationProperties("pcmt.report.export-jobs")
record ExportJobSettings(
        @DefaultValue("2") @Min(1) int atOnce,
        @DefaultValue("2") @Min(1) int perAccount,
        @DefaultValue("50") @Min(1) int waiting,
        @DefaultValue("10") @Min(1) int kept,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("500ms") Duration beat,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("15s") Duration tick) {}
