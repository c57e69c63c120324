package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

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

    /** Puts each into its officer's inbox, and plans how else it reaches the officer, and when. */
    public void tell(Collection<Telling> all) {
        if (all.isEmpty()) {
            return;
        }
        // Several ways may lead to the same officer.
        List<Telling> tellings = all.stream()
                .collect(Collectors.toMap(
                        Telling::alertId, Function.identity(), (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        Instant now = now();
        List<Plan> planned = plans.of(tellings, now);
        List<Alert> raised = IntStream.range(0, tellings.size())
                .mapToObj(place -> Alert.raise(tellings.get(place), now, planned.get(place)))
                .toList();
        alerts.add(raised).forEach(meters::raised);
        // Of all: those that were known cannot always be told from those added just before, and a hint too many does no
        // harm.
        for (Alert alert : raised) {
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
