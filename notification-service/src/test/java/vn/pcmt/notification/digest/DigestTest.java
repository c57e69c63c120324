package vn.pcmt.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.channels.SendMail;
import vn.pcmt.notification.channels.TestChannels;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.DeliverySettings;
import vn.pcmt.notification.delivery.Digests;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Relevance;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/** An officer who wants what can wait together, once a day. */
@EngineSuite
class DigestTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final Instant TUESDAY_NOON = Instant.parse("2026-11-17T05:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-17T23:30:00Z"); // 6.30

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestClock clock = new TestClock(TUESDAY_NOON);

    @BeforeEach
    void anOfficerWithADailyDigest() {
        mailbox.start();
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory().apply(Events.officer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        ServiceOnStore.mongo()
                .insert(
                        new Document("_id", "bc-18859")
                                .append("version", 1L)
                                .append("channels", List.of("EMAIL"))
                                .append("digest", "DAILY"),
                        "preferences");
    }

    @AfterEach
    void stop() {
        mailbox.stop();
    }

    @Test
    void remindersComeTogetherInTheMorningAndAReturnComesAtOnce() throws Exception {
        Delivering node = node();
        String one = node.raise("bc-18859", reminder("2026-12", "2026-12-16T10:00:00Z"));
        String other = node.raise("bc-18859", reminder("2026-Q4", "2026-12-18T10:00:00Z"));
        String returned = node.raise("bc-18859", AlertKind.RETURNED);

        node.attemptAllDue();
        assertThat(Delivering.row(returned, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        clock.set(WEDNESDAY);
        node.attemptAllDue();

        assertThat(mailbox.getReceivedMessages()).hasSize(2);
        MimeMessage digest = mailbox.getReceivedMessages()[1];
        assertThat(digest.getSubject()).isEqualTo("2 việc cần lưu ý");
        assertThat((String) ((Multipart) digest.getContent()).getBodyPart(0).getContent())
                .contains("tháng 12/2026", "quý 4/2026", "/bao-cao/");
        for (String id : List.of(one, other)) {
            assertThat(Delivering.states(id, Lane.EMAIL)).containsExactly(State.HELD, State.DELIVERED);
            assertThat(Delivering.row(id, Lane.EMAIL).detail()).isEqualTo("in digest bc-18859~2026-11-18");
        }
    }

    @Test
    void aReminderThatWouldComeAfterTheDeadlineComesAlone() {
        Delivering node = node();
        String id = node.raise("bc-18859", reminder("2026-12", "2026-11-17T10:00:00Z"));

        node.attemptAllDue();

        assertThat(Delivering.states(id, Lane.EMAIL)).containsExactly(State.DUE, State.SENDING, State.DELIVERED);
    }

    @Test
    void whatIsSettledMeanwhileIsNotInIt() throws Exception {
        Delivering node = node();
        String kept = node.raise("bc-18859", reminder("2026-12", "2026-12-16T10:00:00Z"));
        String settled = node.raise("bc-18859", reminder("2026-11", "2026-12-16T10:00:00Z"));
        clock.set(WEDNESDAY);
        Delivering later = node(cause -> !cause.period().equals("2026-11"), false)
                .knowing(cause -> !cause.period().equals("2026-11"));

        later.attemptAllDue();

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(mailbox.getReceivedMessages()[0].getSubject()).isEqualTo("1 việc cần lưu ý");
        assertThat(Delivering.row(kept, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
        assertThat(Delivering.row(settled, Lane.EMAIL).state()).isEqualTo(State.NOT_SENT);
    }

    @Test
    void aNodeThatStopsAfterSendingLeavesADigestThatComesAgainUnderTheSameIdAndIsComplete() throws Exception {
        Delivering node = node();
        List<String> ids = List.of(
                node.raise("bc-18859", reminder("2026-12", "2026-12-16T10:00:00Z")),
                node.raise("bc-18859", reminder("2026-Q4", "2026-12-18T10:00:00Z")));
        clock.set(WEDNESDAY);
        Delivering dying = node(cause -> true, true);
        assertThatThrownBy(dying::attemptAllDue).isInstanceOf(Crash.class);
        assertThat(mailbox.getReceivedMessages()).hasSize(1);

        clock.advance(Delivering.LEASE);
        clock.advance(Delivering.LEASE);
        node().attemptAllDue();

        MimeMessage[] mails = mailbox.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.DELIVERED));
        Document digest =
                ServiceOnStore.mongo().findAll(Document.class, "digests").getFirst();
        assertThat(digest.getList("history", Document.class).stream().map(step -> step.getString("state")))
                .containsExactly("SENDING", "UNKNOWN", "SENDING", "SENT");
    }

    @Test
    void whatComesAfterTheDigestWasMadeUpGoesAlone() {
        Delivering node = node();
        node.raise("bc-18859", reminder("2026-12", "2026-12-16T10:00:00Z"));
        clock.set(WEDNESDAY);
        node.attemptAllDue();
        clock.set(TUESDAY_NOON); // another node's clock is behind
        String late = node.raise("bc-18859", reminder("2026-Q4", "2026-12-18T10:00:00Z"));
        clock.set(WEDNESDAY.plusSeconds(1));

        node.attemptAllDue();

        assertThat(Delivering.states(late, Lane.EMAIL))
                .containsExactly(State.HELD, State.DUE, State.SENDING, State.DELIVERED);
        assertThat(mailbox.getReceivedMessages()).hasSize(2);
    }

    private static AlertCause reminder(String period, String dueAt) {
        return new AlertCause(
                "PCMT-THANG~" + UNIT + "~" + period,
                AlertKind.REMINDER,
                "before",
                UNIT,
                "PCMT-THANG",
                period,
                Instant.parse(dueAt),
                TUESDAY_NOON,
                false,
                null);
    }

    private Delivering node() {
        return node(cause -> true, false);
    }

    private Delivering node(Relevance relevance, boolean dying) {
        SendMail mail = TestChannels.sendMail(mailbox.getSmtp().getPort(), clock);
        Digests digests = new SendDigest(
                ServiceOnStore.mongo(),
                ServiceOnStore.bean(Alerts.class),
                relevance,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Preferences.class),
                ServiceOnStore.bean(AlertMessages.class),
                dying ? TestChannels.dyingAfter(mail, new Crash()) : mail,
                ServiceOnStore.bean(DeliverySettings.class),
                clock);
        return Delivering.by(clock, TestChannels.email(mail)).inWorkingHours().withDigests(digests);
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
