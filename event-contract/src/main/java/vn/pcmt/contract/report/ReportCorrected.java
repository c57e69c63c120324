package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A report already accepted was changed, for a reason; it is reviewed again. */
@EventType("report.corrected.v1")
public record ReportCorrected(long version, Instant at, String actor, ReportState report, String reason)
        implements ReportEvent {
    public ReportCorrected {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
        Checks.text(reason, "reason");
    }
}
