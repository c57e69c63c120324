package vn.pcmt.report.past;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;

/**
 * How one report came to stand as it does, from {@code report-events}. Its figures are not repeated here: every revision
 * stays in the report itself.
 *
 * @param moments in no particular order
 */
@Document(ReportLog.COLLECTION)
record ReportLog(@Id String id, List<Moment> moments) {

    static final String COLLECTION = "report_log";

    /**
     * How it stood from a moment on.
     *
     * @param version of the report's event
     * @param revision whose figures are received, 0 for none
     * @param acceptedRevision whose figures are accepted; null for none
     */
    record Moment(
            long version,
            Instant at,
            ReportStatus status,
            int revision,
            @Nullable Integer acceptedRevision,
            @Nullable Instant submittedAt,
            @Nullable Timeliness timeliness,
            Instant dueAt) {

        static Moment of(ReportEvent event) {
            ReportState report = event.report();
            return new Moment(
                    event.version(),
                    event.at(),
                    report.status(),
                    report.revision(),
                    report.acceptedRevision(),
                    report.submittedAt(),
                    report.timeliness(),
                    report.dueAt());
        }
    }

    /** How it stood at a moment; empty before it was owed. */
    Optional<Moment> at(Instant then) {
        return moments.stream().filter(moment -> !moment.at().isAfter(then)).max(Comparator.comparing(Moment::version));
    }
}
