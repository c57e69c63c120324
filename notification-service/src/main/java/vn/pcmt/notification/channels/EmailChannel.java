package vn.pcmt.notification.channels;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/**
 * E-mail to the officer, in the officer's language. The address is looked up when it is sent, because officers change.
 * All mails about one obligation refer to one id that no mail bears, so that readers show them as one conversation.
 */
@Component
class EmailChannel implements Channel {

    /** Carries the delivery id, so that a mail can be found from its ledger row and back. */
    static final String DELIVERY_HEADER = "X-PCMT-Delivery";

    private static final int ENOUGH = 40;

    private final SendMail mail;
    private final Directory directory;
    private final Preferences preferences;
    private final AlertMessages messages;
    private final MailSettings settings;

    EmailChannel(
            SendMail mail,
            Directory directory,
            Preferences preferences,
            AlertMessages messages,
            MailSettings settings) {
        this.mail = mail;
        this.directory = directory;
        this.preferences = preferences;
        this.messages = messages;
        this.settings = settings;
    }

    @Override
    public ChannelName name() {
        return ChannelName.EMAIL;
    }

    @Override
    public Outcome deliver(Alert alert, Lane lane) {
        Officer officer = directory.officer(alert.officer()).orElse(null);
        if (officer == null || !officer.active()) {
            return new Outcome.GaveUp("not in office");
        }
        if (officer.email() == null) {
            return new Outcome.GaveUp("no address");
        }
        DeliveryId delivery = new DeliveryId(alert.id(), lane);
        AlertMessages.Mail words =
                messages.mail(alert, preferences.of(officer.id()).locale());
        String conversation = id(conversation(alert));
        return mail.send(new SendMail.Letter(
                officer.email(),
                id(delivery.token()),
                words.subject(),
                words.text(),
                words.html(),
                Map.of(
                        DELIVERY_HEADER,
                        delivery.toString(),
                        "In-Reply-To",
                        conversation,
                        "References",
                        conversation,
                        "List-Id",
                        listId(settings.from()))));
    }

    private static String conversation(Alert alert) {
        return Sha256.hex((alert.cause().obligation() + "~" + alert.officer()).getBytes(StandardCharsets.UTF_8))
                .substring(0, ENOUGH);
    }

    private static String id(String token) {
        return "<" + token + "@pcmt.notification>";
    }

    /** RFC 2919: lets a reader sort these mails into a folder. */
    static String listId(String from) {
        return "PCMT <thong-bao." + from.substring(from.indexOf('@') + 1) + ">";
    }
}
