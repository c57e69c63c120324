package vn.pcmt.contract.alert;

import java.time.Instant;
import java.time.LocalDate;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The officer promised a date. */
@EventType("alert.acknowledged.v1")
public record AlertAcknowledged(long version, Instant at, String actor, AlertState alert, LocalDate promisedOn)
        implements AlertEvent {
    public AlertAcknowledged {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
        Checks.present(promisedOn, "promisedOn");
    }
}
