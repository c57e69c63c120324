package vn.pcmt.notification.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to the mail server, kept open between mails: opening one costs more than a mail. */
@Component
class SmtpConnections implements DisposableBean {

    private record Open(Transport transport, int sent, long since) {}

    private final JavaMailSenderImpl server;
    private final MailSettings settings;
    private final ConcurrentLinkedDeque<Open> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    Session session() {
        return server.getSession();
    }

    /** Sends over a connection that is open, or over a new one. After a failure the connection is not used again. */
    void send(MimeMessage message) throws MessagingException {
        Open connection = take();
        boolean usable = false;
        try {
            connection.transport().sendMessage(message, message.getAllRecipients());
            usable = true;
        } catch (SendFailedException answered) {
            usable = connection.transport().isConnected();
            throw answered;
        } finally {
            if (usable && connection.sent() + 1 < settings.perConnection()) {
                idle.push(new Open(connection.transport(), connection.sent() + 1, System.nanoTime()));
            } else {
                close(connection.transport());
            }
        }
    }

    private Open take() throws MessagingException {
        for (Open kept = idle.poll(); kept != null; kept = idle.poll()) {
            Duration unused = Duration.ofNanos(System.nanoTime() - kept.since());
            // Asking whether it is alive costs a round trip: only where it may have been closed meanwhile.
            if (unused.compareTo(settings.idle()) < 0
                    && (unused.toMillis() < 1000 || kept.transport().isConnected())) {
                return kept;
            }
            close(kept.transport());
        }
        Transport transport = session().getTransport(protocol());
        // A password that is empty, but there, would have the library log in as whoever runs the process.
        transport.connect(
                server.getHost(),
                server.getPort(),
                blankToNull(server.getUsername()),
                blankToNull(server.getPassword()));
        return new Open(transport, 0, System.nanoTime());
    }

    private String protocol() {
        String protocol = server.getProtocol();
        return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // It is not needed any more.
        }
    }

    @Override
    public void destroy() {
        for (Open kept = idle.poll(); kept != null; kept = idle.poll()) {
            close(kept.transport());
        }
    }
}
