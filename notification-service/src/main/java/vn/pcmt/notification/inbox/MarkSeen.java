package vn.pcmt.notification.inbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;

/** An officer has opened an alert. Opening it again changes nothing, so this command needs neither key nor version. */
@Component
class MarkSeen {

    private final OwnAlerts own;
    private final Alerts alerts;
    private final Clock clock;

    MarkSeen(OwnAlerts own, Alerts alerts, Clock clock) {
        this.own = own;
        this.alerts = alerts;
        this.clock = clock;
    }

    Alert mark(String id, Caller caller) {
        own.get(id, caller);
        return alerts.change(id, current -> {
                    if (current.seenAt() != null) {
                        return false;
                    }
                    current.seen(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    return true;
                })
                .orElseGet(() -> own.get(id, caller));
    }
}
