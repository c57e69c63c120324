package vn.pcmt.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.delivery.Relevance;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.TrackReport;
import vn.pcmt.notification.preferences.ChannelName;

/** The ledger of mails on the store under test, with a real SMTP server. */
@EngineSuite
class MailLedgerTest {

    private static final Instant MORNING = AnAlert.RAISED;
    private static final Duration LEASE = Delivering.LEASE;

    private GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestClock clock = new TestClock(MORNING);

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
        Delivering send = sending(email(), true);

        send.attempt(id, Lane.EMAIL);
        send.attempt(id, Lane.EMAIL);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.DELIVERED);
    }

    @Test
    void notesAnUnknownOutcomeAfterACrashBetweenSendingAndNotingAndSendsOnceMore() throws Exception {
        String id = raised(AlertKind.RETURNED);
        Channel crashing = crashingAfter(email());

        assertThatThrownBy(() -> sending(crashing, true).attempt(id, Lane.EMAIL))
                .isInstanceOf(Crash.class);
        sending(email(), true).attempt(id, Lane.EMAIL);
        assertThat(states(id)).as("the lease still runs").containsExactly(State.DUE, State.SENDING);

        clock.advance(LEASE);
        sending(email(), true).attempt(id, Lane.EMAIL);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.DELIVERED);
        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID())
                .as("a mail system can tell that it is one mail")
                .isEqualTo(mails[1].getMessageID());
    }

    @Test
    void breaksOffAnAttemptWhoseServerAnswersEveryStepJustInTime() throws Exception {
        String id = raised(AlertKind.RETURNED);
        // No step takes the second that the library waits for one; all six together take longer than the attempt may.
        try (TestMailServer slow = TestMailServer.hesitating(Duration.ofMillis(500))) {
            Channel email = TestChannels.email(TestChannels.sendMail(slow.port(), clock, Duration.ofMillis(1200)));

            sending(email, true).attempt(id, Lane.EMAIL);

            assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.FAILED_RETRY);
            assertThat(slow.taken()).isEmpty();
        }
    }

    @Test
    void givesUpWhenTheOutcomeIsUnknownTwice() {
        String id = raised(AlertKind.RETURNED);
        Delivering crashing = sending(crashingAfter(email()), true);

        assertThatThrownBy(() -> crashing.attempt(id, Lane.EMAIL)).isInstanceOf(Crash.class);
        clock.advance(LEASE);
        assertThatThrownBy(() -> crashing.attempt(id, Lane.EMAIL)).isInstanceOf(Crash.class);
        clock.advance(LEASE);
        crashing.attempt(id, Lane.EMAIL);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.GAVE_UP);
    }

    @Test
    void doesNotRemindOfWhatCameInWhileTheMailWasHeld() {
        String id = raised(AlertKind.REMINDER);

        sending(email(), false).attempt(id, Lane.EMAIL);

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

        sending(email(), ServiceOnStore.bean(Relevance.class)).attempt(id, Lane.EMAIL);

        assertThat(mailbox.getReceivedMessages()).isEmpty();
        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.NOT_SENT);
    }

    @Test
    void callsOverdueWhatStillIs() {
        Events.Report owed = Events.report("18859@2025-07-01", "2026-11", Instant.parse("2026-11-16T10:00:00Z"));
        ServiceOnStore.bean(TrackReport.class).apply(owed.expected(Instant.parse("2026-11-15T01:00:00Z")));
        String id = raised(AlertKind.OVERDUE);

        sending(email(), ServiceOnStore.bean(Relevance.class)).attempt(id, Lane.EMAIL);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void tellsOfAReturnEvenIfTheReportCameInAgainMeanwhile() {
        String id = raised(AlertKind.RETURNED);

        sending(email(), false).attempt(id, Lane.EMAIL);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAfterDays() {
        String id = raised(AlertKind.RETURNED);
        Delivering send = sending(email(), true);
        mailbox.stop();

        send.attempt(id, Lane.EMAIL);
        assertThat(due(id, MORNING.plusSeconds(29))).isEmpty();
        assertThat(due(id, MORNING.plusSeconds(30))).containsExactly(id);
        clock.set(MORNING.plusSeconds(30));
        send.attempt(id, Lane.EMAIL);
        assertThat(due(id, clock.instant().plusSeconds(59))).isEmpty();
        assertThat(due(id, clock.instant().plusSeconds(60))).containsExactly(id);
        clock.set(MORNING.plus(Duration.ofDays(3)).plusMillis(1));
        send.attempt(id, Lane.EMAIL);

        assertThat(states(id)).endsWith(State.SENDING, State.GAVE_UP);
        assertThat(due(id, clock.instant().plus(Duration.ofDays(30)))).isEmpty();
    }

    @Test
    void givesUpWhereThereIsNobodyInOffice() {
        ServiceOnStore.directory().apply(Events.left("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER));
        String id = raised(AlertKind.RETURNED);

        sending(email(), true).attempt(id, Lane.EMAIL);

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

        sending(email(), true).attempt(id, Lane.EMAIL);
        clock.set(ServiceOnStore.SUNDAY_NIGHT.plus(Duration.ofHours(9)));
        String acting = id.replace("~bc-18859", "~thay-18859");
        sending(email(), true).attempt(acting, Lane.EMAIL);

        assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.NOT_SENT);
        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getHeader("To", null)).isEqualTo("thay-18859@quangtri.example");
        assertThat(Delivering.alerts().find(acting).orElseThrow().actingFor()).isEqualTo("bc-18859");
        assertThat(text(mails[0])).contains("Đồng chí thay Cán bộ (Phường Đồng Thuận) đang vắng mặt");
    }

    @Test
    void isWrittenAsTextAndAsHtmlOfOneConversationPerObligation() throws Exception {
        Delivering node = sending(email(), true);
        node.attempt(raised(AlertKind.RETURNED), Lane.EMAIL);
        node.attempt(raised(AlertKind.OVERDUE), Lane.EMAIL);

        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(2);
        Multipart both = (Multipart) mails[0].getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(mails[0].getHeader("References", null))
                .isEqualTo(mails[1].getHeader("References", null))
                .isEqualTo(mails[0].getHeader("In-Reply-To", null));
        assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
        assertThat(mails[0].getHeader("List-Id", null)).isEqualTo("PCMT <thong-bao.quangtri.example>");
    }

    @Test
    void isSafeFromWhatAReasonMayHold() throws Exception {
        AlertCause about = AnAlert.about(AlertKind.RETURNED);
        String reason = "<script>alert(1)</script> {{deadline}} \r\nBcc: ai-do@quangtri.example";
        Delivering node = sending(email(), true);
        String id = node.raise(
                "bc-18859",
                new AlertCause(
                        about.obligation(),
                        about.kind(),
                        about.occasion(),
                        about.unitKey(),
                        about.template(),
                        // Stands in the subject.
                        "ky\r\nBcc: ai-do@quangtri.example",
                        about.dueAt(),
                        about.at(),
                        false,
                        reason));

        node.attempt(id, Lane.EMAIL);

        MimeMessage mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).contains("ky Bcc: ai-do@quangtri.example").doesNotContain("\n", "\r");
        String html = (String) ((Multipart) mail.getContent()).getBodyPart(1).getContent();
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {{deadline}}")
                .doesNotContain("<script>");
    }

    @Test
    void triesAgainWithoutEndWhileTheServerIsAwayForAnHour() {
        Delivering node = sending(email(), true);
        String id = raised(AlertKind.RETURNED);
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();

        for (int minute = 0; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            node.attemptAllDue();
        }
        assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.FAILED_RETRY);
        mailbox = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        for (int minute = 0; minute < 61; minute++) {
            clock.advance(Duration.ofMinutes(1));
            node.attemptAllDue();
        }

        assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void holdsUntilTheNextWorkingWindowAndNeverDrops() {
        clock.set(Instant.parse("2026-11-20T15:00:00Z")); // Friday 22.00
        Delivering node = sending(email(), true).inWorkingHours();
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attemptAllDue();
        assertThat(states(id)).containsExactly(State.HELD);
        clock.set(Instant.parse("2026-11-22T23:29:59Z"));
        node.attemptAllDue();
        assertThat(mailbox.getReceivedMessages()).isEmpty();
        clock.set(Instant.parse("2026-11-22T23:30:00Z")); // Monday 6.30
        node.attemptAllDue();

        assertThat(states(id)).containsExactly(State.HELD, State.SENDING, State.DELIVERED);
    }

    @Test
    void whatTheServerSaysOfAnAddressDoesNotBringItIntoTheLedger() throws Exception {
        try (TestMailServer refusing = TestMailServer.refusing("bc-18859@quangtri.example")) {
            Delivering node = sending(TestChannels.email(refusing.port(), clock), true);
            String id = raised(AlertKind.RETURNED);

            node.attempt(id, Lane.EMAIL);

            assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.GAVE_UP);
            assertThat(Delivering.row(id, Lane.EMAIL).detail())
                    .startsWith("refused: ")
                    .contains("<address>")
                    .doesNotContain("quangtri");
        }
    }

    @Test
    void aServerThatTakesTheMailAndDoesNotAnswerLeavesItUnknownAndItIsSentOnceMore() throws Exception {
        try (TestMailServer silent = TestMailServer.silentAfterData(1)) {
            Delivering node = sending(TestChannels.email(silent.port(), clock), true);
            String id = raised(AlertKind.RETURNED);

            node.attempt(id, Lane.EMAIL);
            assertThat(states(id)).containsExactly(State.DUE, State.SENDING, State.UNKNOWN);
            clock.advance(Duration.ofMinutes(5));
            node.attemptAllDue();

            assertThat(states(id))
                    .containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.DELIVERED);
            assertThat(silent.taken()).hasSize(2);
            assertThat(silent.taken().getFirst().messageId())
                    .isEqualTo(silent.taken().getLast().messageId());
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private String raised(AlertKind kind) {
        Delivering node = Delivering.by(new TestClock(MORNING), email());
        String id = node.raise("bc-18859", kind);
        assertThat(node.raise("bc-18859", kind)).as("the same alert again").isEqualTo(id);
        return id;
    }

    private static List<State> states(String id) {
        return Delivering.states(id, Lane.EMAIL);
    }

    private static List<String> due(String id, Instant at) {
        assertThat(Delivering.alerts().find(id)).isPresent();
        return Delivering.due(Lane.EMAIL, at).stream()
                .map(delivery -> DeliveryId.parse(delivery).alert())
                .toList();
    }

    private Delivering sending(Channel channel, boolean stillHolds) {
        return sending(channel, cause -> stillHolds);
    }

    private Delivering sending(Channel channel, Relevance relevance) {
        return Delivering.by(clock, channel).knowing(relevance);
    }

    private Channel email() {
        return TestChannels.email(mailbox.getSmtp().getPort(), clock);
    }

    /** Delivers, and does not live to note it. */
    private static Channel crashingAfter(Channel channel) {
        return new Channel() {
            @Override
            public ChannelName name() {
                return channel.name();
            }

            @Override
            public Outcome deliver(Alert alert, Lane lane) {
                assertThat(channel.deliver(alert, lane)).isInstanceOf(Outcome.Delivered.class);
                throw new Crash();
            }
        };
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
