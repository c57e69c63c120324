package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;

/** The e-mails that wait for a working window. */
@Component
public class HeldMails {

    private final Alerts alerts;
    private final WorkingHours hours;
    private final Clock clock;

    HeldMails(Alerts alerts, WorkingHours hours, Clock clock) {
        this.alerts = alerts;
        this.hours = hours;
        this.clock = clock;
    }

    /** Finds the window of each anew, which may be sooner or later than before. */
    public void planAgain() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        alerts.mailsAfter(now).forEach(id -> alerts.change(id, alert -> alert.mailPlannedAgain(now, hours)));
    }
}
