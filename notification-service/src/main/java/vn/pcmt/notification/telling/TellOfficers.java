package vn.pcmt.notification.telling;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.RaiseAlert;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.routing.FindRecipients;
import vn.pcmt.notification.routing.Recipient;

/** Tells those who answer for a unit something about it. If nobody of them is there, that is recorded. */
@Component
class TellOfficers implements Tell {

    private final FindRecipients recipients;
    private final RaiseAlert alerts;

    TellOfficers(FindRecipients recipients, RaiseAlert alerts) {
        this.recipients = recipients;
        this.alerts = alerts;
    }

    @Override
    public void tell(AlertCause cause) {
        List<Recipient> told = recipients.of(cause.unitKey());
        told.forEach(recipient -> alerts.tell(recipient, cause));
        if (told.stream().allMatch(Recipient::away) && cause.kind() != AlertKind.CLOSED) {
            alerts.suppress(cause, "nobody");
        }
    }
}
