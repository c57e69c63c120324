package vn.pcmt.notification.delivery;

import java.util.List;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.routing.Recipient;

/**
 * Something an officer is to be told.
 *
 * @param escalated what comes before the officer by it
 */
public record Telling(Recipient recipient, AlertCause cause, List<AlertCause> escalated) {

    /** Of one thing; if that goes up by it, it comes before the officer. */
    public static Telling of(Recipient recipient, AlertCause cause) {
        return new Telling(recipient, cause, cause.kind() == AlertKind.ESCALATED ? List.of(cause) : List.of());
    }

    Officer officer() {
        return recipient.officer();
    }

    String alertId() {
        return cause.idFor(officer().id());
    }
}
