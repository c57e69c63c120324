package vn.pcmt.notification.channels;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/** Real channels to servers of the test. */
public final class TestChannels {

    private TestChannels() {}

    public static Channel email(int port, Clock clock) {
        return email(sendMail(port, clock));
    }

    public static Channel email(SendMail mail) {
        return new EmailChannel(
                mail,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Preferences.class),
                ServiceOnStore.bean(AlertMessages.class),
                mailSettings());
    }

    public static SendMail sendMail(int port, Clock clock) {
        return sendMail(port, clock, mailSettings());
    }

    /** Breaks off what takes longer. */
    static SendMail sendMail(int port, Clock clock, Duration attempt) {
        return sendMail(port, clock, new MailSettings("pcmt@quangtri.example", 200, attempt, Duration.ofSeconds(15)));
    }

    private static SendMail sendMail(int port, Clock clock, MailSettings settings) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setUsername(""); // as the settings have it where there is no account
        server.setPassword("");
        server.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        server.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        return new SendMail(new SmtpConnections(server, settings), guard(clock), settings, clock);
    }

    /** Sends, and its node does not live to note it. */
    public static SendMail dyingAfter(SendMail mail, Error death) {
        return new SendMail(null, null, mailSettings(), null) {
            @Override
            public Outcome send(Letter letter) {
                mail.send(letter);
                throw death;
            }
        };
    }

    public static Channel gateway(ChannelName name, URI url, Clock clock) {
        return new GatewayChannel(
                name,
                new GatewaySettings.Gateway(url, "bi-mat", null),
                http(true, clock),
                guard(clock),
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Preferences.class),
                ServiceOnStore.bean(AlertMessages.class));
    }

    /** Waits for an answer no longer than a second. */
    public static OutboundHttp http(boolean privateAddresses, Clock clock) {
        return new OutboundHttp(settings(privateAddresses), Delivering.settings(), clock);
    }

    public static ProviderGuard guard(Clock clock) {
        return new ProviderGuard(settings(true), new SimpleMeterRegistry(), clock);
    }

    private static ProviderSettings settings(boolean privateAddresses) {
        return new ProviderSettings(
                20,
                10,
                50,
                Duration.ofSeconds(30),
                100_000,
                Map.of(),
                Duration.ofMillis(300),
                Duration.ofMillis(700),
                privateAddresses);
    }

    private static MailSettings mailSettings() {
        return new MailSettings("pcmt@quangtri.example", 200, Duration.ofSeconds(60), Duration.ofSeconds(15));
    }
}
