package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Recipient;

/** Tells those who answer for a unit something about it: each of them once, however often it is asked to. */
@Component
public class RaiseAlert {

    private final FindRecipients recipients;
    private final Alerts alerts;
    private final WorkingHours hours;
    private final LedgerMeters meters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RaiseAlert(
            FindRecipients recipients,
            Alerts alerts,
            WorkingHours hours,
            LedgerMeters meters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.recipients = recipients;
        this.alerts = alerts;
        this.hours = hours;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts it into the inbox of everybody who answers for the unit today, and plans their e-mails for the next working
     * window. If nobody of them is there, that is recorded.
     */
    public void tell(AlertCause cause) {
        List<Recipient> told = recipients.of(cause.unitKey());
        told.forEach(recipient -> tell(recipient, cause));
        if (told.stream().allMatch(Recipient::away) && cause.kind() != AlertKind.CLOSED) {
            suppress(cause, "nobody");
        }
    }

    private void tell(Recipient recipient, AlertCause cause) {
        Instant now = now();
        Alert alert = Alert.raise(recipient, cause, now, hours.next(now));
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
