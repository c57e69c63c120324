package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A report came in, for the first time or again before it was accepted. */
@EventType("report.submitted.v1")
public record ReportSubmitted(long version, Instant at, String actor, ReportState report) implements ReportEvent {
    public ReportSubmitted {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
    }
}
