package vn.pcmt.notification.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.preferences.ChannelName;

/** Sends one mail over SMTP, as text and as HTML, and says what came of it. */
@Component
public class SendMail {

    /**
     * A mail.
     *
     * @param messageId RFC 5322 Message-ID: a mail server or reader that sees it twice can tell that it is one mail
     * @param headers beside the usual ones
     */
    public record Letter(
            String to, String messageId, String subject, String text, String html, Map<String, String> headers) {}

    private static final int FIRST_PERMANENT = 500;
    /** The server says that it is going away. */
    private static final int SHUTTING_DOWN = 421;
    /** Answers of mail servers repeat the address; the ledger is kept longer than addresses are. */
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>@]+@[^\\s<>@]+>?");

    private final SmtpConnections connections;
    private final ProviderGuard guard;
    private final MailSettings settings;
    private final Clock clock;

    SendMail(SmtpConnections connections, ProviderGuard guard, MailSettings settings, Clock clock) {
        this.connections = connections;
        this.guard = guard;
        this.settings = settings;
        this.clock = clock;
    }

    public Outcome send(Letter letter) {
        IdentifiedMessage message;
        try {
            message = message(letter);
        } catch (AddressException malformed) {
            return new Outcome.GaveUp("malformed address");
        } catch (MessagingException unwritable) {
            return new Outcome.GaveUp("cannot be written: " + unwritable.getMessage());
        }
        return guard.call(ChannelName.EMAIL.name(), () -> attempt(message, letter.messageId()));
    }

    private ProviderGuard.Attempt attempt(IdentifiedMessage message, String id) {
        try {
            connections.send(message);
            return new ProviderGuard.Attempt(new Outcome.Delivered(id), true);
        } catch (MessagingException failed) {
            Integer reply = reply(failed);
            if (reply == null) {
                String cause = said(failed);
                return new ProviderGuard.Attempt(
                        message.wasHandedOver()
                                ? new Outcome.Unclear("no answer: " + cause)
                                : new Outcome.TryLater(cause),
                        false);
            }
            return new ProviderGuard.Attempt(
                    reply >= FIRST_PERMANENT
                            ? new Outcome.GaveUp("refused: " + said(failed))
                            : new Outcome.TryLater(said(failed)),
                    reply != SHUTTING_DOWN);
        }
    }

    private IdentifiedMessage message(Letter letter) throws MessagingException {
        IdentifiedMessage message = new IdentifiedMessage(connections.session(), letter.messageId());
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        for (Map.Entry<String, String> header : letter.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** The server's reply code; null if it did not answer. */
    private static @Nullable Integer reply(@Nullable Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            // -1 stands for a connection that broke instead of an answer.
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                return refused.getReturnCode();
            }
        }
        return null;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException messaging && messaging.getNextException() != null
                ? messaging.getNextException()
                : cause.getCause();
    }

    private static String said(MessagingException failed) {
        Throwable root = failed;
        for (Throwable cause = next(root); cause != null && cause != root; cause = next(root)) {
            root = cause;
        }
        String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null
                        ? ""
                        : ": " + ADDRESS.matcher(message.strip()).replaceAll("<address>"));
    }

    /** A message whose id is ours, and which knows whether it has begun to go over the line. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String messageId;
        private volatile boolean handedOver;

        IdentifiedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        boolean wasHandedOver() {
            return handedOver;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            handedOver = true;
            super.writeTo(out, ignored);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
