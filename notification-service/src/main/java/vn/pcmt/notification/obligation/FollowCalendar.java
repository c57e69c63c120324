package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.notification.delivery.HeldMails;

/** Plans reminders and held mails anew when other days are worked than before. */
@Component
public class FollowCalendar {

    private final WorkingCalendar calendar;
    private final Obligations obligations;
    private final HeldMails mails;
    private final Clock clock;

    FollowCalendar(WorkingCalendar calendar, Obligations obligations, HeldMails mails, Clock clock) {
        this.calendar = calendar;
        this.obligations = obligations;
        this.mails = mails;
        this.clock = clock;
    }

    /** Takes a decision in. May come twice: to plan anew is to find the same. */
    public void apply(EventEnvelope<? extends CalendarEvent> envelope) {
        calendar.on(envelope);
        obligations.lookAgain(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        mails.planAgain();
    }
}
