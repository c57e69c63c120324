package vn.pcmt.contract.report;

import java.time.Instant;
import java.util.List;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * Stocks of a report stopped going on from where the period before ended, or do so again. Its figures are as they were:
 * only its unit can change them.
 *
 * @param openings all that do not fit now; none if everything fits again
 */
@EventType("report.flagged.v1")
public record ReportFlagged(long version, Instant at, String actor, ReportState report, List<OpeningFlag> openings)
        implements ReportEvent {
    public ReportFlagged {
        Checks.event(version, at, actor);
        Checks.present(report, "report");
        openings = List.copyOf(openings);
    }
}
