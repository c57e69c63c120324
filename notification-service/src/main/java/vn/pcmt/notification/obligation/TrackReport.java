package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;

/** Keeps what is owed for a report in step with what happens to it: the report, its sending by the head, its review. */
@Component
public class TrackReport {

    private final ReportDebts debts;
    private final TrackDebt track;
    private final FollowTerms terms;
    private final Obligations obligations;
    private final ObligationTimers timers;
    private final Clock clock;

    TrackReport(
            ReportDebts debts,
            TrackDebt track,
            FollowTerms terms,
            Obligations obligations,
            ObligationTimers timers,
            Clock clock) {
        this.debts = debts;
        this.track = track;
        this.terms = terms;
        this.obligations = obligations;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes an event in, whatever came before it and however often it comes, and has the obligations looked at. */
    public void apply(ReportEvent event) {
        if (event instanceof ReportFlagged flagged) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            obligations.note(flagged, ReportDebts.owed(flagged), now);
            timers.hint(flagged.report().id());
            return;
        }
        debts.of(event).forEach(track::apply);
        if (event instanceof ReportExpected || event instanceof ReportExtended) {
            terms.like(event.report().id());
        }
    }
}
