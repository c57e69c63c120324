package vn.pcmt.contract.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A report of one unit for one period.
 *
 * @param id natural: {@code template~unitKey~period}
 * @param requirement {@code planId/requirementId} that asks for it
 * @param period such as {@code 2025-08}
 * @param periodStart first day whose facts belong to the period
 * @param periodEnd last such day: the cut-off
 * @param opensAt from when it may be submitted
 * @param dueAt deadline, an extension included
 * @param closesAt from when late entry is refused; null while not limited
 * @param revision of the latest submission, 0 before the first
 * @param submittedAt time of the latest submission, null before the first
 * @param timeliness of the first submission, null before it
 * @param received values of the latest submission by indicator code; a blank indicator is absent, never zero
 * @param acceptedRevision revision that stands as accepted, null while there is none
 * @param accepted values of the accepted revision, empty while there is none
 * @param level whose work it tells of; a commune's in events from before there was another
 */
public record ReportState(
        String id,
        String template,
        int templateVersion,
        String unitKey,
        String period,
        LocalDate periodStart,
        LocalDate periodEnd,
        String requirement,
        Instant opensAt,
        Instant dueAt,
        @Nullable Instant closesAt,
        ReportStatus status,
        int revision,
        @Nullable Instant submittedAt,
        @Nullable Timeliness timeliness,
        Map<String, BigDecimal> received,
        @Nullable Integer acceptedRevision,
        Map<String, BigDecimal> accepted,
        ReportingLevel level) {

    @SuppressWarnings("ConstantConditions") // older events lack the level
    public ReportState {
        Checks.text(id, "id");
        Checks.text(template, "template");
        Checks.text(unitKey, "unitKey");
        Checks.text(period, "period");
        Checks.present(dueAt, "dueAt");
        Checks.present(status, "status");
        received = Map.copyOf(received);
        accepted = Map.copyOf(accepted);
        if (level == null) {
            level = ReportingLevel.COMMUNE;
        }
    }
}
