package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The revision named in the state was accepted. */
@EventType("report.accepted.v1")
public record ReportAccepted(long version, Instant at, String actor, ReportState report) implements ReportEvent {
    public ReportAccepted {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
    }
}
