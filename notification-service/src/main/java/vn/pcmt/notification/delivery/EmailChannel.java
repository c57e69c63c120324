package vn.pcmt.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;

/** E-mail over SMTP, in Vietnamese, UTF-8 text. The address is looked up when it is sent, because officers change. */
@Component
class EmailChannel implements Channel {

    /** Carries the delivery id, so that a mail can be found from its ledger row and back. */
    static final String DELIVERY_HEADER = "X-PCMT-Delivery";

    private static final Locale LANGUAGE = Locale.of("vi");
    private static final int FIRST_PERMANENT = 500;

    private final JavaMailSender sender;
    private final Directory directory;
    private final AlertTexts texts;
    private final MailSettings settings;

    EmailChannel(JavaMailSender sender, Directory directory, AlertTexts texts, MailSettings settings) {
        this.sender = sender;
        this.directory = directory;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public ChannelName name() {
        return ChannelName.EMAIL;
    }

    @Override
    public Outcome deliver(Alert alert) {
        Officer officer = directory.officer(alert.officer()).orElse(null);
        if (officer == null || !officer.active()) {
            return new Outcome.GaveUp("not in office");
        }
        if (officer.email() == null) {
            return new Outcome.GaveUp("no address");
        }
        DeliveryId delivery = new DeliveryId(alert.id(), name());
        try {
            sender.send(message(alert, delivery, officer.email()));
            return new Outcome.Delivered(delivery.messageId());
        } catch (AddressException malformed) {
            return new Outcome.GaveUp("malformed address");
        } catch (MessagingException unwritable) {
            return new Outcome.GaveUp("cannot be written: " + unwritable.getMessage());
        } catch (MailException failed) {
            return isPermanent(failed)
                    ? new Outcome.GaveUp("refused: " + rootMessage(failed))
                    : new Outcome.TryLater(rootMessage(failed));
        }
    }

    private MimeMessage message(Alert alert, DeliveryId delivery, String address) throws MessagingException {
        AlertTexts.Text text = texts.of(alert, LANGUAGE);
        MimeMessage message = new IdentifiedMessage(sender.createMimeMessage(), delivery.messageId());
        MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(text.title());
        helper.setText(texts.mail(text, settings.consoleUrl().resolve(text.link()), LANGUAGE));
        message.setHeader(DELIVERY_HEADER, delivery.toString());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** A server that refuses with 5xx has answered: the same message would be refused again. */
    private static boolean isPermanent(MailException failed) {
        if (failed instanceof MailSendException notSent) {
            for (Exception cause : notSent.getMessageExceptions()) {
                if (isPermanent(cause)) {
                    return true;
                }
            }
        }
        return isPermanent(failed.getCause());
    }

    private static boolean isPermanent(@Nullable Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= FIRST_PERMANENT;
            }
            if (cause instanceof SMTPSendFailedException refused) {
                return refused.getReturnCode() >= FIRST_PERMANENT;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : cause.getCause();
    }

    private static String rootMessage(MailException failed) {
        Throwable cause = failed.getMostSpecificCause();
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip());
    }

    /** A message whose id is ours: the library would give it a new one at every attempt. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String messageId;

        IdentifiedMessage(MimeMessage template, String messageId) {
            super(template.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
