package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * What a unit has written waits for its head to send it, or does so no longer without having been sent. That it was sent
 * is told by {@link ReportSubmitted} or {@link ReportCorrected} alone, that it is owed no longer by {@link ReportWithdrawn}.
 *
 * @param actor who proposed it; who changed it, threw it away or sent it back, if it does not wait
 * @param waiting whether the head is asked
 */
@EventType("report.proposed.v1")
public record ReportProposed(long version, Instant at, String actor, ReportState report, boolean waiting)
        implements ReportEvent {
    public ReportProposed {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
    }
}
