package vn.pcmt.contract.report;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * The deadline of a report was moved, for a reason.
 *
 * @param reason as the person gave it; {@code calendar} where the system moved it because other days are worked than when
 *     it was announced
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
