package vn.pcmt.contract.alert;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** An alert was not sent, for a reason that is kept. */
@EventType("alert.suppressed.v1")
public record AlertSuppressed(long version, Instant at, String actor, AlertState alert, String reason)
        implements AlertEvent {
    public AlertSuppressed {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
        Checks.text(reason, "reason");
    }
}
