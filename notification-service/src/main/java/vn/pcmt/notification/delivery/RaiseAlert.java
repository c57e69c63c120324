package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.routing.Recipient;

/** Tells officers something: each of them once, however often it is asked to. */
@Component
public class RaiseAlert {

    private final Alerts alerts;
    private final PlanDelivery plans;
    private final LedgerMeters meters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RaiseAlert(Alerts alerts, PlanDelivery plans, LedgerMeters meters, ApplicationEventPublisher events, Clock clock) {
        this.alerts = alerts;
        this.plans = plans;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    /** Puts it into an officer's inbox, and plans how else it reaches the officer, and when. */
    public void tell(Recipient recipient, AlertCause cause) {
        tell(recipient, cause, cause.kind() == AlertKind.ESCALATED ? List.of(cause) : List.of());
    }

    /** The same of an alert about many, by which some of them come before an officer who is higher up. */
    public void tell(Recipient recipient, AlertCause cause, List<AlertCause> escalated) {
        Instant now = now();
        Plan plan = plans.of(recipient.officer(), cause, cause.severity(), now);
        Alert alert = Alert.raise(recipient, cause, escalated, now, plan);
        if (alerts.add(alert)) {
            meters.raised(alert);
            events.publishEvent(new ToldInInbox(alert.officer()));
            alert.deliveries().forEach((lane, row) -> {
                if (row.isDue(now)) {
                    events.publishEvent(new DeliveryDue(new DeliveryId(alert.id(), Lane.parse(lane))));
                }
            });
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
