package vn.pcmt.notification.escalation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertAcknowledged;
import vn.pcmt.contract.alert.AlertEvent;
import vn.pcmt.notification.obligation.Answers;
import vn.pcmt.notification.obligation.Obligations;

/**
 * A promise is made on an alert and holds for what is owed. It comes by the alert's own event: so it is never lost
 * between the two documents, and may come twice.
 */
@Component
public class TrackPromise {

    private final Obligations obligations;
    private final Clock clock;

    TrackPromise(Obligations obligations, Clock clock) {
        this.obligations = obligations;
        this.clock = clock;
    }

    public void apply(AlertEvent event) {
        if (event instanceof AlertAcknowledged acknowledged) {
            obligations.promise(
                    acknowledged.alert().obligation(),
                    new Answers.Promise(acknowledged.promisedOn(), acknowledged.actor(), acknowledged.at()),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
