package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What waits for a working window. */
@Component
public class HeldDeliveries {

    private final Alerts alerts;
    private final PlanDelivery plans;
    private final Clock clock;

    HeldDeliveries(Alerts alerts, PlanDelivery plans, Clock clock) {
        this.alerts = alerts;
        this.plans = plans;
        this.clock = clock;
    }

    /** Finds the window of each anew, which may be sooner or later than before. */
    public void planAgain() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        alerts.waitingAfter(now)
                .forEach(id -> alerts.change(
                        id,
                        alert -> alert.plannedAgain(now, at -> plans.window(alert.officer(), alert.severity(), at))));
    }
}
