package vn.pcmt.report.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * How a report that a unit owes stands.
 *
 * @param timeliness of the first submission, which decides it for good
 * @param firstSubmittedAt when that was
 * @param submittedAt of the latest
 */
public record Owed(
        String unitKey,
        ReportingPeriod period,
        ReportStatus status,
        @Nullable Timeliness timeliness,
        @Nullable Instant firstSubmittedAt,
        @Nullable Instant submittedAt,
        Instant dueAt) {

    boolean isOverdue(Instant now) {
        return status == ReportStatus.EXPECTED && dueAt.isBefore(now);
    }
}
