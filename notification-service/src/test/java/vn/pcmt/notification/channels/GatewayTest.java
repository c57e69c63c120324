package vn.pcmt.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.channels.TestServer.Answer;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;

/** Text messages through a gateway that is at times unwell, and what happens between channels. */
@EngineSuite
class GatewayTest {

    private static final Lane SMS = Lane.of(ChannelName.SMS);
    private static final String UNIT = "18859@2025-07-01";

    private final TestClock clock = new TestClock(AnAlert.RAISED);
    private TestServer gateway;
    private TestMailServer mails;

    @BeforeEach
    void anOfficerWithATelephoneOnly() throws Exception {
        ServiceOnStore.reset();
        gateway = new TestServer(asked -> Answer.json(200, "{\"status\":\"delivered\"}"));
        mails = TestMailServer.healthy();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory()
                .apply(Events.reachable("bc-18859", UNIT, null, "0912345678", OfficerRole.COMMUNE_REPORTER));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        mails.close();
    }

    @Test
    void anOfficerWithoutAnAddressIsReachedByTheNextChannel() {
        Delivering node = Delivering.by(clock, email(), sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attemptAllDue();

        assertThat(Delivering.row(id, Lane.EMAIL).detail()).isEqualTo("no address");
        assertThat(Delivering.states(id, Lane.EMAIL)).containsExactly(State.DUE, State.SENDING, State.GAVE_UP);
        assertThat(Delivering.states(id, SMS))
                .containsExactly(State.RESERVE, State.DUE, State.SENDING, State.DELIVERED);
        assertThat(Delivering.history(id, SMS).map(Delivery.Entry::detail)).contains("instead of EMAIL");
    }

    @Test
    void saysTitleAndLinkOnlyAndNeverWhyAReportCameBack() {
        Delivering node = Delivering.by(clock, sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attempt(id, SMS);

        TestServer.Asked asked = gateway.asked("POST").getFirst();
        JsonNode message = new JsonMapper().readTree(asked.body());
        assertThat(message.get("text").asString())
                .startsWith("PCMT: Báo cáo bị trả lại")
                .endsWith("/bao-cao/PCMT-THANG%7E18859%402025-07-01%7E2026-11")
                .hasSizeLessThanOrEqualTo(400);
        assertThat(asked.body()).doesNotContain("CA01").doesNotContain("không khớp");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer bi-mat");
        assertThat(asked.header("Idempotency-key")).isEqualTo(message.get("id").asString());
    }

    @Test
    void asksBeforeItSendsASecondMessageWhenTheFirstWentIntoTheDark() {
        gateway.answer(
                asked -> asked.method().equals("POST") ? Answer.NEVER : Answer.json(200, "{\"status\":\"delivered\"}"));
        Delivering node = Delivering.by(clock, sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attempt(id, SMS);
        assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.UNKNOWN);
        clock.advance(Duration.ofMinutes(1));
        node.attemptAllDue();

        assertThat(Delivering.states(id, SMS))
                .containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.DELIVERED);
        assertThat(gateway.asked("POST")).hasSize(1);
    }

    @Test
    void sendsAgainUnderTheSameIdWhatTheGatewayNeverHad() {
        gateway.answer(asked -> asked.method().equals("POST") ? Answer.of(500) : Answer.of(404));
        Delivering node = Delivering.by(clock, sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);
        node.attempt(id, SMS);

        gateway.answer(asked ->
                asked.method().equals("GET") ? Answer.of(404) : Answer.json(202, "{\"status\":\"delivered\"}"));
        clock.advance(Duration.ofMinutes(1));
        node.attemptAllDue();

        assertThat(Delivering.states(id, SMS))
                .containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.DELIVERED);
        List<TestServer.Asked> posts = gateway.asked("POST");
        assertThat(posts).hasSize(2);
        assertThat(posts.getFirst().header("Idempotency-key"))
                .isEqualTo(posts.getLast().header("Idempotency-key"));
    }

    @Test
    void waitsForTheReceiptOfWhatTheGatewayTookOver() {
        gateway.answer(asked -> asked.method().equals("POST")
                ? Answer.json(202, "{\"status\":\"accepted\"}")
                : Answer.json(200, "{\"status\":\"failed\"}"));
        Delivering node = Delivering.by(clock, sms(), email());
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attemptAllDue();
        assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.SENT);
        clock.advance(Duration.ofMinutes(1));
        node.attemptAllDue();

        assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.GAVE_UP);
        assertThat(Delivering.row(id, SMS).detail()).isEqualTo("the gateway says: failed");
    }

    @Test
    void aGatewayThatHasTheMessageAlreadyIsAskedWhatBecameOfIt() {
        gateway.answer(asked ->
                asked.method().equals("POST") ? Answer.of(409) : Answer.json(200, "{\"status\":\"delivered\"}"));
        Delivering node = Delivering.by(clock, sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);

        node.attempt(id, SMS);
        clock.advance(Duration.ofMinutes(1));
        node.attemptAllDue();

        assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.DELIVERED);
        assertThat(gateway.asked("POST")).hasSize(1);
    }

    @Test
    void goesOnToTheNextChannelWhileTheBreakerOfTheFirstIsOpen() throws Exception {
        mails.close();
        for (int officer = 0; officer < 12; officer++) {
            ServiceOnStore.directory()
                    .apply(Events.reachable(
                            "cb-" + officer,
                            UNIT,
                            "cb-" + officer + "@quangtri.example",
                            "091234567" + officer % 10,
                            OfficerRole.OFFICER));
        }
        Delivering node = Delivering.by(clock, email(), sms());
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(officer -> node.raise("cb-" + officer, AlertKind.RETURNED))
                .toList();

        ids.forEach(id -> node.attempt(id, Lane.EMAIL));
        ids.forEach(id -> node.attempt(id, SMS));

        assertThat(ids.subList(0, 10))
                .allSatisfy(
                        id -> assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.FAILED_RETRY));
        assertThat(ids.subList(10, 12)).allSatisfy(id -> {
            assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.NOT_SENT);
            assertThat(Delivering.row(id, Lane.EMAIL).detail()).isEqualTo("breaker open");
            assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.DELIVERED);
        });
        assertThat(gateway.asked("POST")).hasSize(2);
    }

    @Test
    void leavesTheGatewayAloneForAsLongAsItAsks() {
        gateway.answer(asked -> new Answer(429, Map.of("Retry-After", "120"), ""));
        Delivering node = Delivering.by(clock, sms());
        String first = node.raise("bc-18859", AlertKind.RETURNED);
        String second = node.raise("bc-18859", AlertKind.OVERDUE);
        node.attempt(first, SMS);
        node.attempt(second, SMS);
        assertThat(gateway.asked("POST")).hasSize(1);

        gateway.answer(asked -> Answer.json(200, "{\"status\":\"delivered\"}"));
        clock.advance(Duration.ofSeconds(119));
        node.attemptAllDue();
        assertThat(gateway.asked("POST")).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        node.attemptAllDue();

        assertThat(Delivering.row(first, SMS).state()).isEqualTo(State.DELIVERED);
        assertThat(Delivering.row(second, SMS).state()).isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "86400",
                "9223372036854775807",
                "99999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT",
            })
    void noGatewayCanAskForALongerWaitThanTheLongestBetweenTwoAttempts(String asked) {
        gateway.answer(any -> new Answer(429, Map.of("Retry-After", asked), ""));
        Delivering node = Delivering.by(clock, sms());
        String first = node.raise("bc-18859", AlertKind.RETURNED);
        String second = node.raise("bc-18859", AlertKind.OVERDUE);

        node.attempt(first, SMS);
        node.attempt(second, SMS);

        Instant latest = clock.instant().plus(Delivering.settings().longestBackoff());
        assertThat(Delivering.row(first, SMS).next()).isEqualTo(latest);
        assertThat(Delivering.row(second, SMS).next()).isEqualTo(latest);
    }

    @Test
    void anOfficerWhoHasSeenItInTheInboxIsNotCalledBesides() {
        gateway.answer(asked -> Answer.of(400));
        Delivering node = Delivering.by(clock, email(), sms());
        String id = node.raise("bc-18859", AlertKind.RETURNED);
        Delivering.alerts().change(id, alert -> {
            alert.seen(Instant.parse("2026-11-18T02:01:00Z"));
            return true;
        });

        node.attemptAllDue();

        assertThat(Delivering.row(id, SMS).state()).isEqualTo(State.NOT_SENT);
        assertThat(Delivering.row(id, SMS).detail()).isEqualTo("seen in the inbox");
        assertThat(gateway.asked()).isEmpty();
    }

    private Channel sms() {
        return TestChannels.gateway(ChannelName.SMS, gateway.url(), clock);
    }

    private Channel email() {
        return TestChannels.email(mails.port(), clock);
    }
}
