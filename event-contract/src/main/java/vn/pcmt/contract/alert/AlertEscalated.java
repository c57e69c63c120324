package vn.pcmt.contract.alert;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * What is overdue has come before somebody higher up, who is told by this alert. Of many that come together there is one
 * such event for each: the id is that of the alert that tells of all of them, the rest is of what is overdue.
 *
 * @param step how far up its chain it has come, 1 the first
 * @param reason {@code overdue}, or {@code promise-broken} if an officer had promised a date that passed
 */
@EventType("alert.escalated.v1")
public record AlertEscalated(long version, Instant at, String actor, AlertState alert, int step, String reason)
        implements AlertEvent {
    public AlertEscalated {
        Checks.event(version, at, actor);
        Checks.present(alert, "alert");
        Checks.text(reason, "reason");
        if (step < 1) {
            throw new IllegalArgumentException("a chain begins with step 1, not " + step);
        }
    }
}
