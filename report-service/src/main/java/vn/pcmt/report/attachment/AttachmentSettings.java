package vn.pcmt.report.attachment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.kit.file.MediaTypes;

/**
 * Which files a report may have. What a revision carries does not count towards the number and the size of those that
 * wait: it cannot be taken away, and a correction needs room.
 *
 * @param limit of one file
 * @param types media types that are taken, as found in the content
 * @param waiting how many files may wait to be carried by a revision
 * @param waitingSize of all of these together
 * @param keepUnsent how long a file waits before it is removed; for files that come from now on
 * @param sweep how often it is looked for such files
 * @param rescan how often to look for files that no scanner has seen, once one is named
 * @param rescanned how many of them at a time, so that a scanner that was just named is not flooded
 * @param lease how long one node may take over one file
 */
@Validated
@ConfigurationProperties("pcmt.report.attachment")
record AttachmentSettings(
        @DefaultValue("5MB") DataSize limit,

        @DefaultValue({MediaTypes.PDF, MediaTypes.PNG, MediaTypes.JPEG, MediaTypes.DOCX, MediaTypes.XLSX}) @NotEmpty
        List<String> types,

        @DefaultValue("10") @Min(1) int waiting,
        @DefaultValue("20MB") DataSize waitingSize,
        @DefaultValue("30d") Duration keepUnsent,
        @DefaultValue("1h") Duration sweep,
        @DefaultValue("10m") Duration rescan,
        @DefaultValue("50") @Min(1) int rescanned,
        @DefaultValue("10m") Duration lease) {
    AttachmentSettings {
        types = List.copyOf(types);
        if (limit.toBytes() <= 0 || limit.compareTo(waitingSize) > 0) {
            throw new IllegalArgumentException("pcmt.report.attachment: one file of " + limit
                    + " must be something and fit into all that may wait, " + waitingSize);
        }
    }
}
