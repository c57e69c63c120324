package vn.pcmt.contract.alert;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** An alert was decided. */
@EventType("alert.raised.v1")
public record AlertRaised(long version, Instant at, String actor, AlertState alert) implements AlertEvent {
    public AlertRaised {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
    }
}
