package vn.pcmt.contract.alert;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A channel took an alert. */
@EventType("alert.delivered.v1")
public record AlertDelivered(long version, Instant at, String actor, AlertState alert, String channel)
        implements AlertEvent {
    public AlertDelivered {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
        Checks.text(channel, "channel");
    }
}
