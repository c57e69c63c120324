package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A unit owes a report. */
@EventType("report.expected.v1")
public record ReportExpected(long version, Instant at, String actor, ReportState report) implements ReportEvent {
    public ReportExpected {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
    }
}
