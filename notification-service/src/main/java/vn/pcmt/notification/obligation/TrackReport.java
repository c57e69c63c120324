package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportEvent;

/** Keeps what a unit owes in step with what happens to its report. */
@Component
public class TrackReport {

    private final Obligations obligations;
    private final ObligationTimers timers;
    private final Clock clock;

    TrackReport(Obligations obligations, ObligationTimers timers, Clock clock) {
        this.obligations = obligations;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes an event in, whatever came before it and however often it comes, and has the obligation looked at. */
    public void apply(ReportEvent event) {
        obligations.apply(event, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        timers.hint(event.report().id());
    }
}
