package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * The deadline of a report was moved, for a reason.
 *
 * @param reason as the person gave it; where the system moved it, {@code calendar} if the days before it are no longer
 *     all worked, {@code requirement} if the plan gives more time
 */
@EventType("report.extended.v1")
public record ReportExtended(long version, Instant at, String actor, ReportState report, String reason)
        implements ReportEvent {
    public ReportExtended {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
        Checks.text(reason, "reason");
    }
}
