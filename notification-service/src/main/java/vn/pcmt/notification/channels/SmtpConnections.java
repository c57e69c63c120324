package vn.pcmt.notification.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to the mail server, kept open between mails: opening one costs more than a mail. */
@Component
class SmtpConnections implements DisposableBean {

    /** Longest time from breaking an exchange off until it has ended. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private record Open(Transport transport, int sent, long since) {}

    private final JavaMailSenderImpl server;
    private final MailSettings settings;
    private final ConcurrentLinkedDeque<Open> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
        // Otherwise the library searches all jars for its provider several times for each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    Session session() {
        return server.getSession();
    }

    /**
     * Sends over a connection that is open, or over a new one. After a failure the connection is not used again. The
     * library's time-outs hold for each step, so a server that is just in time every time would take any time: the whole
     * is broken off after {@link MailSettings#attempt}.
     */
    void send(MimeMessage message) throws MessagingException {
        FutureTask<Boolean> exchange = new FutureTask<>(() -> {
            exchange(message);
            return true;
        });
        // An interrupt closes the socket that a virtual thread waits for.
        Thread thread = Thread.ofVirtual().name("smtp").start(exchange);
        try {
            if (!thread.join(settings.attempt())) {
                thread.interrupt();
                thread.join(GRACE);
            }
            exchange.get(0, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new MessagingException("stopped", stopping);
        } catch (TimeoutException endless) {
            throw new MessagingException("no end", endless);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case MessagingException known -> throw known;
                case RuntimeException broken -> throw broken;
                case Error broken -> throw broken;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private void exchange(MimeMessage message) throws MessagingException {
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
