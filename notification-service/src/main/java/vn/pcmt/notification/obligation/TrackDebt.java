package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Keeps what is owed in step with what happens to it, whatever sort of thing it is. */
@Component
public class TrackDebt {

    private final Obligations obligations;
    private final ObligationTimers timers;
    private final Clock clock;

    TrackDebt(Obligations obligations, ObligationTimers timers, Clock clock) {
        this.obligations = obligations;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes a state in, whatever came before it and however often it comes, and has the obligation looked at. */
    public void apply(Debt debt) {
        obligations.apply(debt, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        timers.hint(debt.id());
    }
}
