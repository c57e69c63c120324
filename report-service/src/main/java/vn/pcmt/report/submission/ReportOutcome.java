package vn.pcmt.report.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;

/**
 * The answer to a command on a report; the same again when the command is repeated under its key.
 *
 * @param revision of the latest submission
 * @param timeliness of the first submission, null before it
 * @param submittedAt time of the latest submission, null before the first
 * @param version number for the entity tag
 */
public record ReportOutcome(
        String id,
        int revision,
        ReportStatus status,
        @Nullable Timeliness timeliness,
        @Nullable Instant submittedAt,
        long version) {

    /** What will be true once the report is saved: a save adds 1 to its version. */
    static ReportOutcome onceSaved(Report report) {
        return new ReportOutcome(
                report.id().toString(),
                report.revision(),
                report.status(),
                report.timeliness(),
                report.submittedAt(),
                report.version() + 1);
    }
}
