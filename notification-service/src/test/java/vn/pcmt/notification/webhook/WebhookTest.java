package vn.pcmt.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.channels.TestChannels;
import vn.pcmt.notification.channels.TestServer;
import vn.pcmt.notification.channels.TestServer.Answer;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.templates.AlertMessages;

/** Telling another system: a real receiver that checks, and one that is unwell in every way. */
@EngineSuite
class WebhookTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final Lane TARGET = new Lane(ChannelName.WEBHOOK, "cong-tinh");
    private static final WebhookSettings SETTINGS =
            new WebhookSettings("khoa-de-thu", Duration.ofHours(24), Duration.ofSeconds(10), true);

    private final TestClock clock = new TestClock(AnAlert.RAISED);
    private final Signing signing = new Signing(SETTINGS, clock);
    private TestServer receiver;

    @BeforeEach
    void aProvincialSystemThatIsToldOfEverything() throws Exception {
        ServiceOnStore.reset();
        receiver = new TestServer(asked -> Answer.of(204));
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory().apply(Events.officer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        target(receiver.url().resolve("/nhan"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void whoKnowsTheSecretCanTellThatAMessageIsOurs() throws Exception {
        String id = raisedAndDelivered();

        TestServer.Asked asked = receiver.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/nhan");
        assertThat(asked.header("Webhook-timestamp")).isEqualTo(String.valueOf(AnAlert.RAISED.getEpochSecond()));
        assertThat(asked.header("Webhook-signature")).isEqualTo(signatureOf(asked, signing.secretOf(stored())));
        assertThat(asked.body())
                .contains("\"kind\":\"RETURNED\"", "\"officer\":\"bc-18859\"", "Báo cáo bị trả lại")
                .doesNotContain("CA01");
        assertThat(Delivering.states(id, TARGET)).containsExactly(State.DUE, State.SENDING, State.DELIVERED);
    }

    @Test
    void bothSecretsAreGoodForADayAfterANewOne() throws Exception {
        String old = signing.secretOf(stored());
        WebhookTarget renewed = stored();
        renewed.renewSecret(AnAlert.RAISED);
        targets().save(renewed);

        raisedAndDelivered();

        TestServer.Asked asked = receiver.asked().getFirst();
        assertThat(asked.header("Webhook-signature").split(" "))
                .containsExactly(signatureOf(asked, signing.secretOf(stored())), signatureOf(asked, old));
    }

    @Test
    void triesAgainWhatIsAnsweredWithAnErrorAndWaitsAsLongAsItIsAsked() {
        receiver.answer(asked -> Answer.of(500));
        String id = raisedAndDelivered();
        assertThat(Delivering.row(id, TARGET).state()).isEqualTo(State.FAILED_RETRY);

        receiver.answer(asked -> new Answer(429, Map.of("Retry-After", "3600"), ""));
        clock.advance(Duration.ofSeconds(30));
        node().attemptAllDue();
        assertThat(Delivering.row(id, TARGET).next()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

        receiver.answer(asked -> Answer.of(200));
        clock.advance(Duration.ofHours(1));
        node().attemptAllDue();
        assertThat(Delivering.row(id, TARGET).state()).isEqualTo(State.DELIVERED);
        assertThat(receiver.asked().stream()
                        .map(asked -> asked.header("Webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        receiver.answer(asked -> Answer.NEVER);
        long begun = System.nanoTime();

        String id = raisedAndDelivered();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(Delivering.row(id, TARGET).state()).isEqualTo(State.UNKNOWN);
        receiver.answer(asked -> Answer.of(200));
        clock.advance(Duration.ofMinutes(5));
        node().attemptAllDue();
        assertThat(Delivering.states(id, TARGET))
                .containsExactly(State.DUE, State.SENDING, State.UNKNOWN, State.SENDING, State.DELIVERED);
    }

    @Test
    void neverFollowsARedirect() throws Exception {
        try (TestServer inside = new TestServer(asked -> Answer.of(200))) {
            receiver.answer(
                    asked -> new Answer(307, Map.of("Location", inside.url().toString()), ""));

            String id = raisedAndDelivered();

            assertThat(inside.asked()).isEmpty();
            assertThat(Delivering.row(id, TARGET).detail()).isEqualTo("307: redirects are not followed");
        }
    }

    @Test
    void doesNotCallAddressesInside() {
        for (String url : List.of(
                receiver.url().toString(),
                "http://localhost:" + receiver.url().getPort(),
                "http://[::1]:" + receiver.url().getPort(),
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/")) {
            ServiceOnStore.mongo().remove(new Query(), "alerts");
            target(URI.create(url));
            Delivering guarded = Delivering.by(clock, channel(false)).telling(targets());

            String id = guarded.raise("bc-18859", AlertKind.RETURNED);
            guarded.attempt(id, TARGET);

            assertThat(Delivering.row(id, TARGET).detail()).as(url).isEqualTo("refused: internal address");
        }
        assertThat(receiver.asked()).isEmpty();
    }

    @Test
    void readsAgainWhatItWasToldFromACursorOn() {
        raisedAndDelivered();
        node().raise("bc-18859", AlertKind.OVERDUE);
        ReplayMessages replay = new ReplayMessages(Delivering.alerts(), channel(true), SETTINGS, clock);
        assertThat(replay.after(null, stored(), 1).items())
                .as("too young: an older one may still be on its way")
                .isEmpty();
        clock.advance(Duration.ofSeconds(11));

        ReplayMessages.Messages first = replay.after(null, stored(), 1);
        ReplayMessages.Messages second = replay.after(first.next(), stored(), 1);
        ReplayMessages.Messages none = replay.after(second.next(), stored(), 1);

        assertThat(List.of(
                        first.items().getFirst().kind(),
                        second.items().getFirst().kind()))
                .containsExactlyInAnyOrder(AlertKind.RETURNED, AlertKind.OVERDUE);
        assertThat(receiver.asked().getFirst().header("Webhook-id"))
                .isIn(first.items().getFirst().id(), second.items().getFirst().id());
        assertThat(none.items()).isEmpty();
        assertThat(none.next()).isEqualTo(second.next());
    }

    private String raisedAndDelivered() {
        Delivering node = node();
        String id = node.raise("bc-18859", AlertKind.RETURNED);
        node.attempt(id, TARGET);
        return id;
    }

    private Delivering node() {
        return Delivering.by(clock, channel(true)).telling(targets());
    }

    private WebhookChannel channel(boolean privateAddresses) {
        return new WebhookChannel(
                targets(),
                signing,
                ServiceOnStore.bean(AlertMessages.class),
                TestChannels.http(privateAddresses, clock),
                TestChannels.guard(clock),
                SETTINGS);
    }

    private static void target(URI url) {
        ServiceOnStore.mongo().remove(new Query(), "webhook-targets");
        targets()
                .save(WebhookTarget.begin(
                        TARGET.target(), new AdministerTargets.Wanted(url, "44@2025-07-01", "he-thong-tinh", true)));
    }

    private static WebhookTarget stored() {
        return targets().find("cong-tinh").orElseThrow();
    }

    private static WebhookTargets targets() {
        return ServiceOnStore.bean(WebhookTargets.class);
    }

    /** As the specification has a receiver compute it. */
    private static String signatureOf(TestServer.Asked asked, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = asked.header("Webhook-id") + "." + asked.header("Webhook-timestamp") + "." + asked.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
