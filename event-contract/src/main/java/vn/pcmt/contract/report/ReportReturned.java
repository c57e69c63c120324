package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A report was sent back to its unit, for a reason. */
@EventType("report.returned.v1")
public record ReportReturned(long version, Instant at, String actor, ReportState report, String reason)
        implements ReportEvent {
    public ReportReturned {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
        Checks.text(reason, "reason");
    }
}
