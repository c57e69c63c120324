package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.calendar.WorkingCalendar;

/** Keeps what is owed in step with what happens to it, whatever sort of thing it is. */
@Component
public class TrackDebt {

    private final Obligations obligations;
    private final Reckon reckon;
    private final WorkingCalendar calendar;
    private final ObligationTimers timers;
    private final Clock clock;

    TrackDebt(Obligations obligations, Reckon reckon, WorkingCalendar calendar, ObligationTimers timers, Clock clock) {
        this.obligations = obligations;
        this.reckon = reckon;
        this.calendar = calendar;
        this.timers = timers;
        this.clock = clock;
    }

    /** Takes a state in, whatever came before it and however often it comes, and has the obligation looked at. */
    public void apply(Debt debt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Obligations.Place place = placeOf(debt);
        obligations.apply(debt, place, now);
        if (debt.seat().moves() || debt.term().moves()) {
            lookTwice(debt, place, now);
        }
        if (debt.ends() != null) {
            obligations.end(debt.ends(), new Obligation.Ended(debt.version(), debt.at()), now);
        }
        // Nobody waits for being told at once that a report can be reviewed: the sweep finds it.
        if (debt.subject().owes() != ObligationKind.REVIEW) {
            timers.hint(debt.id());
        }
    }

    /**
     * What it rests on may have come in between looking and writing, when whoever took that in did not find it yet; then it
     * is seen now.
     */
    private void lookTwice(Debt debt, Obligations.Place before, Instant now) {
        if (debt.seat().moves()) {
            reckon.readAnew();
        }
        if (debt.term().moves()) {
            calendar.refresh();
        }
        Obligations.Place place = placeOf(debt);
        if (!place.equals(before)) {
            obligations.place(debt.id(), debt.version(), place, now);
        }
        String like = debt.term().like();
        if (like != null) {
            obligations.find(like).map(Obligation::ended).ifPresent(ended -> obligations.end(debt.id(), ended, now));
        }
    }

    private Obligations.Place placeOf(Debt debt) {
        return new Obligations.Place(reckon.unitOf(debt.seat()), reckon.endOf(debt.term()));
    }
}
