package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.routing.Recipient;

/** Tells officers something: each of them once, however often it is asked to. */
@Component
public class RaiseAlert {

    private final Alerts alerts;
    private final WorkingHours hours;
    private final LedgerMeters meters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RaiseAlert(Alerts alerts, WorkingHours hours, LedgerMeters meters, ApplicationEventPublisher events, Clock clock) {
        this.alerts = alerts;
        this.hours = hours;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    /** Puts it into an officer's inbox, and plans the e-mail for the next working window, or for now if it is urgent. */
    public void tell(Recipient recipient, AlertCause cause) {
        Instant now = now();
        Instant sendAt = cause.severity() == Severity.URGENT ? now : hours.next(now);
        Alert alert = Alert.raise(recipient, cause, now, sendAt);
        if (alerts.add(alert)) {
            meters.raised(alert);
            if (alert.mailIsDue(now)) {
                events.publishEvent(new MailDue(alert.id()));
            }
        }
    }

    /** Records, once, that nobody is told, and why. */
    public void suppress(AlertCause cause, String reason) {
        if (alerts.add(Alert.suppress(cause, reason, now()))) {
            meters.suppressed(reason);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
