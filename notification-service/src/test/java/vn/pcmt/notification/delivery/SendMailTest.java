package vn.pcmt.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.calendar.TestHours;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.TrackReport;

/** The ledger of mails on the store under test, with a real SMTP server. */
@EngineSuite
class SendMailTest {

    private static final Instant MORNING = AnAlert.RAISED;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Instant now = MORNING;

    @BeforeEach
    void aCommuneWithItsReporter() {
        mailbox.start();
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory().apply(Events.officer("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER));
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    @Test
    void sendsOnceHoweverOftenItIsAsked() {
        String id = raised(AlertKind.RETURNED);
        SendMail send = sending(email(), true);

        send.attempt(id);
        send.attempt(id);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.DELIVERED);
    }

    @Test
    void notesAnUnknownOutcomeAfterACrashBetweenSendingAndNotingAndSendsOnceMore() throws Exception {
        String id = raised(AlertKind.RETURNED);
        Channel crashing = crashingAfter(email());

        assertThatThrownBy(() -> sending(crashing, true).attempt(id)).isInstanceOf(Crash.class);
        sending(email(), true).attempt(id);
        assertThat(states(id)).as("the lease still runs").containsExactly(State.DUE, State.SENDING);

        now = MORNING.plus(LEASE);
        sending(email(), true).attempt(id);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.DELIVERED);
        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID())
                .as("a mail system can tell that it is one mail")
                .isEqualTo(mails[1].getMessageID());
    }

    @Test
    void givesUpWhenTheOutcomeIsUnknownTwice() {
        String id = raised(AlertKind.RETURNED);
        SendMail crashing = sending(crashingAfter(email()), true);

        assertThatThrownBy(() -> crashing.attempt(id)).isInstanceOf(Crash.class);
        now = now.plus(LEASE);
        assertThatThrownBy(() -> crashing.attempt(id)).isInstanceOf(Crash.class);
        now = now.plus(LEASE);
        crashing.attempt(id);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.GAVE_UP);
    }

    @Test
    void doesNotRemindOfWhatCameInWhileTheMailWasHeld() {
        String id = raised(AlertKind.REMINDER);

        sending(email(), false).attempt(id);

        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.NOT_SENT);
    }

    @Test
    void doesNotCallOverdueWhatGotALaterDeadlineWhileTheMailWasHeld() {
        Events.Report extended =
                Events.report("18859@2025-07-01", "2026-11", Instant.parse("2026-11-23T10:00:00Z")); // was the 16th
        ServiceOnStore.bean(TrackReport.class).apply(extended.expected(Instant.parse("2026-11-17T01:00:00Z")));
        String id = raised(AlertKind.OVERDUE);
        assertThat(extended.id()).isEqualTo(AnAlert.OBLIGATION);

        sending(email(), ServiceOnStore.bean(Relevance.class)).attempt(id);

        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.NOT_SENT);
    }

    @Test
    void callsOverdueWhatStillIs() {
        Events.Report owed = Events.report("18859@2025-07-01", "2026-11", Instant.parse("2026-11-16T10:00:00Z"));
        ServiceOnStore.bean(TrackReport.class).apply(owed.expected(Instant.parse("2026-11-15T01:00:00Z")));
        String id = raised(AlertKind.OVERDUE);

        sending(email(), ServiceOnStore.bean(Relevance.class)).attempt(id);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void tellsOfAReturnEvenIfTheReportCameInAgainMeanwhile() {
        String id = raised(AlertKind.RETURNED);

        sending(email(), false).attempt(id);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAfterDays() {
        String id = raised(AlertKind.RETURNED);
        SendMail send = sending(email(), true);
        mailbox.stop();

        send.attempt(id);
        assertThat(due(id, MORNING.plusSeconds(29))).isEmpty();
        assertThat(due(id, MORNING.plusSeconds(30))).containsExactly(id);
        now = MORNING.plusSeconds(30);
        send.attempt(id);
        assertThat(due(id, now.plusSeconds(59))).isEmpty();
        assertThat(due(id, now.plusSeconds(60))).containsExactly(id);
        now = MORNING.plus(Duration.ofDays(3)).plusMillis(1);
        send.attempt(id);

        assertThat(states(id)).endsWith(State.SENDING, State.GAVE_UP);
        assertThat(due(id, now.plus(Duration.ofDays(30)))).isEmpty();
    }

    @Test
    void givesUpWhereThereIsNobodyInOffice() {
        ServiceOnStore.directory().apply(Events.left("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER));
        String id = raised(AlertKind.RETURNED);

        sending(email(), true).attempt(id);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.GAVE_UP);
    }

    @Test
    void tellsWhoActsInsteadWhereTheOfficerWentOnLeaveWhileTheMailWasHeld() throws Exception {
        String id = raised(AlertKind.RETURNED);
        ServiceOnStore.directory().apply(Events.officer("thay-18859", "18859@2025-07-01", OfficerRole.OFFICER));
        LocalDate raisedOn = LocalDate.ofInstant(MORNING, ZoneOffset.ofHours(7));
        ServiceOnStore.directory()
                .apply(Events.onLeave(
                        "bc-18859",
                        "18859@2025-07-01",
                        new Leave(raisedOn, raisedOn.plusDays(7), "thay-18859"),
                        OfficerRole.COMMUNE_REPORTER));

        sending(email(), true).attempt(id);
        now = ServiceOnStore.SUNDAY_NIGHT.plus(Duration.ofHours(9));
        String acting = id.replace("~bc-18859", "~thay-18859");
        sending(email(), true).attempt(acting);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.NOT_SENT);
        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getHeader("To", null)).isEqualTo("thay-18859@quangtri.example");
        assertThat(ServiceOnStore.bean(Alerts.class).find(acting).orElseThrow().actingFor())
                .isEqualTo("bc-18859");
        assertThat((String) mails[0].getContent()).contains("Đồng chí thay Cán bộ (Phường Đồng Thuận) đang vắng mặt");
    }

    private static String raised(AlertKind kind) {
        Alert alert = AnAlert.to("bc-18859", kind);
        assertThat(ServiceOnStore.bean(Alerts.class).add(alert)).isTrue();
        assertThat(ServiceOnStore.bean(Alerts.class).add(AnAlert.to("bc-18859", kind)))
                .as("the same alert again")
                .isFalse();
        return alert.id();
    }

    private static List<State> states(String id) {
        return ServiceOnStore.bean(Alerts.class).find(id).orElseThrow().mail().history().stream()
                .map(Delivery.Entry::state)
                .toList();
    }

    private static List<String> due(String id, Instant at) {
        assertThat(ServiceOnStore.bean(Alerts.class).find(id)).isPresent();
        return ServiceOnStore.bean(Alerts.class).mailsDue(at, 10);
    }

    private SendMail sending(Channel channel, boolean stillHolds) {
        return sending(channel, cause -> stillHolds);
    }

    private SendMail sending(Channel channel, Relevance relevance) {
        return new SendMail(
                ServiceOnStore.bean(Alerts.class),
                channel,
                relevance,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Tell.class),
                TestHours.always(),
                ServiceOnStore.bean(MailSettings.class),
                new LedgerMeters(new SimpleMeterRegistry()),
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                });
    }

    private Channel email() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mailbox.getSmtp().getPort());
        return new EmailChannel(
                sender,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(AlertTexts.class),
                ServiceOnStore.bean(MailSettings.class));
    }

    /** Delivers, and does not live to note it. */
    private static Channel crashingAfter(Channel channel) {
        return new Channel() {
            @Override
            public ChannelName name() {
                return channel.name();
            }

            @Override
            public Outcome deliver(Alert alert) {
                assertThat(channel.deliver(alert)).isInstanceOf(Outcome.Delivered.class);
                throw new Crash();
            }
        };
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
