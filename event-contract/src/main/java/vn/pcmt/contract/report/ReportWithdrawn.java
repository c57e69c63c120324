package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A unit no longer owes a report of which nothing has come in. It may be expected again.
 *
 * @param reason {@code unit-not-there} if the unit does not exist at the end of the period, {@code requirement-ended} if
 *     no plan asks for it any more
 */
@EventType("report.withdrawn.v1")
public record ReportWithdrawn(long version, Instant at, String actor, ReportState report, String reason)
        implements ReportEvent {
    public ReportWithdrawn {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
        Checks.text(reason, "reason");
    }
}
