package vn.pcmt.plan.task;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.kit.file.MediaTypes;

/**
 * What tasks may hold, and how they are kept at hand.
 *
 * @param evidenceLimit of one file
 * @param evidenceTypes media types that are taken, as found in the content
 * @param evidencePerTask how many files and values one task may have
 * @param rescanned how many files that no scanner has seen are looked at in one round, once one is named
 * @param rescanLease how long one node may take over one of them
 * @param clockSkew how far the clocks of two nodes may differ, and how long a write may take
 * @param rowsAtHand how many tasks are kept in memory for lists and progress
 */
@Validated
@ConfigurationProperties("pcmt.task")
record TaskSettings(
        @DefaultValue("5MB") @NotNull DataSize evidenceLimit,

        @DefaultValue({MediaTypes.PDF, MediaTypes.PNG, MediaTypes.JPEG, MediaTypes.DOCX, MediaTypes.XLSX}) @NotEmpty
        List<String> evidenceTypes,

        @DefaultValue("20") @Min(1) int evidencePerTask,
        @DefaultValue("50") @Min(1) int rescanned,
        @DefaultValue("10m") @NotNull Duration rescanLease,
        @DefaultValue("30s") @NotNull Duration clockSkew,
        @DefaultValue("50000") @Min(1) int rowsAtHand) {
    TaskSettings {
        evidenceTypes = List.copyOf(evidenceTypes);
    }
}
