package vn.pcmt.contract.alert;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The officer opened an alert. */
@EventType("alert.seen.v1")
public record AlertSeen(long version, Instant at, String actor, AlertState alert) implements AlertEvent {
    public AlertSeen {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
    }
}
