package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.notification.delivery.HeldDeliveries;

/** Plans deadlines, reminders and what is held anew when other days are worked than before. */
@Component
public class FollowCalendar {

    private final WorkingCalendar calendar;
    private final FollowTerms terms;
    private final Obligations obligations;
    private final HeldDeliveries held;
    private final Clock clock;

    FollowCalendar(
            WorkingCalendar calendar, FollowTerms terms, Obligations obligations, HeldDeliveries held, Clock clock) {
        this.calendar = calendar;
        this.terms = terms;
        this.obligations = obligations;
        this.held = held;
        this.clock = clock;
    }

    /** Takes a decision in. May come twice: to plan anew is to find the same. */
    public void apply(EventEnvelope<? extends CalendarEvent> envelope) {
        calendar.on(envelope);
        terms.inYear(envelope.event().calendar().year());
        obligations.lookAgain(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        held.planAgain();
    }
}
