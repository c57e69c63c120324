package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.calendar.WorkingHours;

/** Tells an officer something, once, however often it is asked to. */
@Component
public class RaiseAlert {

    private final Alerts alerts;
    private final WorkingHours hours;
    private final LedgerMeters meters;
    private final MailQueue mails;
    private final Clock clock;

    RaiseAlert(Alerts alerts, WorkingHours hours, LedgerMeters meters, MailQueue mails, Clock clock) {
        this.alerts = alerts;
        this.hours = hours;
        this.meters = meters;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Puts it into the officer's inbox and plans its e-mail for the next working window.
     *
     * @param rule why this officer
     * @return false if the officer has been told before
     */
    public boolean tell(String officer, AlertCause cause, String rule) {
        Instant now = now();
        Instant sendAt = hours.next(now);
        Alert alert = Alert.raise(officer, cause, rule, now, sendAt);
        if (!alerts.add(alert)) {
            return false;
        }
        meters.raised(alert);
        if (!sendAt.isAfter(now)) {
            mails.hint(alert.id());
        }
        return true;
    }

    /** Records, once, that nobody is told, and why. */
    public boolean suppress(AlertCause cause, String reason) {
        Alert alert = Alert.suppress(cause, reason, now());
        boolean recorded = alerts.add(alert);
        if (recorded) {
            meters.suppressed(reason);
        }
        return recorded;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
