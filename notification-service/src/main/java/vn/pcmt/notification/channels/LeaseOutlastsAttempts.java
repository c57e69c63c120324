package vn.pcmt.notification.channels;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.DeliverySettings;

/**
 * Lets the service start only if every attempt ends before its lease does: else the sweep would take an attempt that still
 * runs for one that was left behind, and send again.
 */
@Component
class LeaseOutlastsAttempts {

    /** For what the store is asked between taking a delivery and sending it, and for noting what came of it. */
    private static final Duration STORE = Duration.ofSeconds(20);

    /** @throws IllegalStateException if the settings do not fit together */
    LeaseOutlastsAttempts(DeliverySettings delivery, MailSettings mail, ProviderSettings providers) {
        Duration smtp = mail.attempt().plus(SmtpConnections.GRACE);
        Duration http = providers.connect().plus(providers.answer());
        Duration longest = (smtp.compareTo(http) > 0 ? smtp : http)
                .plus(ProviderGuard.PATIENCE)
                .plus(STORE);
        if (delivery.lease().compareTo(longest) < 0) {
            throw new IllegalStateException("pcmt.notification.delivery.lease is " + delivery.lease()
                    + ", but an attempt may take " + longest
                    + " by pcmt.notification.mail.attempt and pcmt.notification.providers");
        }
    }
}
