package vn.pcmt.notification.inbox;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;

/** Finds alerts for their own officer only: another's alert is not there. */
@Component
class OwnAlerts {

    private final Alerts alerts;

    OwnAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    Alert get(String id, Caller caller) {
        return alerts.find(id)
                .filter(alert -> alert.officer().equals(caller.id()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "alert-not-found", id));
    }
}
