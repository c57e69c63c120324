package vn.pcmt.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.channels.TestChannels;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/** Telling browsers: a push service that checks and decrypts, and one that is unwell in every way. */
@EngineSuite
class PushTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final Lane PUSH = Lane.of(ChannelName.WEB_PUSH);
    private static final KeyPair SENDER = TestPushService.keys();
    private static final PushSettings SETTINGS = settings(List.of("127.0.0.1"), true);
    private static final JsonMapper JSON = new JsonMapper();

    private final TestClock clock = new TestClock(AnAlert.RAISED);
    private TestPushService service;

    @BeforeEach
    void anOfficerWithABrowser() throws Exception {
        ServiceOnStore.reset();
        service = new TestPushService();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory().apply(Events.officer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        ServiceOnStore.mongo().remove(new Query(), "push_subscriptions");
        subscribe("bc-18859", "/trinh-duyet-1");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theBrowserReadsTitleAndLinkAndNothingElseAndItsServiceKnowsWhoSends() throws Exception {
        String id = raisedAndDelivered();

        TestPushService.Got got = service.got().getFirst();
        JsonNode message = JSON.readTree(got.text());
        assertThat(message.propertyNames()).containsExactlyInAnyOrder("title", "link", "tag");
        assertThat(message.path("title").asString())
                .isEqualTo(ServiceOnStore.bean(AlertMessages.class)
                        .title(Delivering.alerts().find(id).orElseThrow(), Locale.of("vi")))
                .contains("Báo cáo tháng");
        assertThat(message.path("link").asString()).contains("/bao-cao/");
        assertThat(got.text()).doesNotContain("CA01");
        assertThat(got.senderKey()).isEqualTo(SETTINGS.publicKey());
        assertThat(got.token().getJWTClaimsSet().getAudience())
                .containsExactly(service.endpoint("").toString());
        assertThat(got.token().getJWTClaimsSet().getSubject()).isEqualTo("mailto:thu@quangtri.example");
        assertThat(got.token().getJWTClaimsSet().getExpirationTime().toInstant())
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(24)));
        assertThat(got.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(got.header("Content-type")).isEqualTo("application/octet-stream");
        assertThat(got.header("Ttl")).isEqualTo("3600");
        assertThat(got.header("Topic")).isEqualTo(message.path("tag").asString().substring(0, 32));
        assertThat(Delivering.states(id, PUSH)).contains(State.SENDING, State.DELIVERED);
        assertThat(Delivering.row(id, PUSH).detail()).isEqualTo("browsers 1/1");
    }

    @Test
    void oneBrowserOfSeveralIsEnoughAndOneThatIsGoneIsForgotten() throws Exception {
        try (TestPushService other = new TestPushService()) {
            subscribe("bc-18859", other.endpoint("/trinh-duyet-2"), other);
            other.status = 410;

            String id = raisedAndDelivered();

            assertThat(Delivering.row(id, PUSH).state()).isEqualTo(State.DELIVERED);
            assertThat(Delivering.row(id, PUSH).detail()).isEqualTo("browsers 1/2");
            assertThat(other.asked()).containsExactly("/trinh-duyet-2");
            assertThat(subscriptions().of("bc-18859")).hasSize(1);
        }
    }

    @Test
    void whoseLastBrowserIsGoneIsToldByTheNextChannel() {
        service.status = 404;

        String id = raisedAndDelivered();

        assertThat(Delivering.row(id, PUSH).state()).isEqualTo(State.GAVE_UP);
        assertThat(Delivering.row(id, PUSH).detail()).isEqualTo("the browser is gone");
        assertThat(subscriptions().of("bc-18859")).isEmpty();
        String next = raisedAndDelivered(AlertKind.OVERDUE);
        assertThat(Delivering.row(next, PUSH).detail()).isEqualTo("no browser");
    }

    @Test
    void triesAgainWhatIsAnsweredWithAnErrorAndWaitsAsLongAsItIsAsked() {
        service.status = 500;
        String id = raisedAndDelivered();
        assertThat(Delivering.row(id, PUSH).state()).isEqualTo(State.FAILED_RETRY);

        service.status = 429;
        service.with = Map.of("Retry-After", "1800");
        clock.advance(Duration.ofSeconds(30));
        node().attempt(id, PUSH);
        assertThat(Delivering.row(id, PUSH).next()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));

        service.status = 201;
        clock.advance(Duration.ofMinutes(30));
        node().attempt(id, PUSH);
        assertThat(Delivering.row(id, PUSH).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void callsNoAddressInsideAndNoServiceThatIsNotKnown() {
        PushChannel guarded = channel(SETTINGS, false);
        Delivering node = Delivering.by(clock, guarded);
        String id = node.raise("bc-18859", AlertKind.RETURNED);
        node.attempt(id, PUSH);
        assertThat(Delivering.row(id, PUSH).detail()).isEqualTo("refused: internal address");

        Delivering strict = Delivering.by(clock, channel(settings(List.of("push.example"), true), true));
        String other = strict.raise("bc-18859", AlertKind.OVERDUE);
        strict.attempt(other, PUSH);
        assertThat(Delivering.row(other, PUSH).state()).isEqualTo(State.GAVE_UP);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void takesNoAddressThatIsNotOfAPushServiceAndNoKeyThatIsNone() {
        PushSettings real = settings(List.of("fcm.googleapis.com"), false);
        for (String endpoint : List.of(
                "https://evil.example/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://xfcm.googleapis.com/x",
                "http://fcm.googleapis.com/x",
                "https://ai@fcm.googleapis.com/x",
                "https://169.254.169.254/latest")) {
            assertThatThrownBy(() -> subscribing(real).handle(wanted(URI.create(endpoint), service.key()), caller("a")))
                    .as(endpoint)
                    .isInstanceOf(Refusal.class);
        }
        URI good = URI.create("https://fcm.googleapis.com/fcm/send/abc");
        for (String key : List.of("", "AAAA", "@@@", "BA".repeat(43) + "B")) {
            assertThatThrownBy(() -> subscribing(real).handle(wanted(good, key), caller("a")))
                    .as(key)
                    .isInstanceOf(Refusal.class);
        }
        assertThat(subscribing(real)
                        .handle(wanted(good, service.key()), caller("a"))
                        .service())
                .isEqualTo("fcm.googleapis.com");
    }

    @Test
    void aBrowserBelongsToWhoeverAskedLastInItAndTheOldestGivesWay() {
        subscribe("ct-18859", "/trinh-duyet-1");
        assertThat(subscriptions().of("bc-18859")).isEmpty();
        for (int number = 2; number <= 4; number++) {
            clock.advance(Duration.ofSeconds(1));
            subscribe("ct-18859", "/trinh-duyet-" + number);
        }
        assertThat(subscriptions().of("ct-18859"))
                .extracting(one -> one.endpoint().getPath())
                .containsExactly("/trinh-duyet-2", "/trinh-duyet-3", "/trinh-duyet-4");
    }

    @Test
    void withoutAKeyThereIsNoChannel() {
        PushSettings none = new PushSettings("", "", "mailto:a@b", Duration.ofHours(1), 3, List.of("x"), false);
        assertThat(channel(none, true).isSetUp()).isFalse();
        assertThatThrownBy(() -> subscribing(none).handle(wanted(service.endpoint("/x"), service.key()), caller("a")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("push-key-missing");
        assertThat(SETTINGS.toString()).doesNotContain(String.valueOf(SETTINGS.privateKey()));
    }

    private String raisedAndDelivered() {
        return raisedAndDelivered(AlertKind.RETURNED);
    }

    private String raisedAndDelivered(AlertKind kind) {
        Delivering node = node();
        String id = node.raise("bc-18859", kind);
        node.attempt(id, PUSH);
        return id;
    }

    private Delivering node() {
        return Delivering.by(clock, channel(SETTINGS, true));
    }

    private PushChannel channel(PushSettings settings, boolean privateAddresses) {
        ServiceOnStore.mongo()
                .save(
                        new org.bson.Document("_id", "bc-18859")
                                .append("version", 1L)
                                .append("channels", List.of("WEB_PUSH"))
                                .append("digest", "NONE"),
                        "preferences");
        return new PushChannel(
                subscriptions(),
                new PushCrypto(settings),
                settings,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Preferences.class),
                ServiceOnStore.bean(AlertMessages.class),
                TestChannels.http(privateAddresses, clock),
                TestChannels.guard(clock));
    }

    private void subscribe(String officer, String path) {
        subscribe(officer, service.endpoint(path), service);
    }

    private void subscribe(String officer, URI endpoint, TestPushService at) {
        subscribing(SETTINGS)
                .handle(
                        new SubscribeBrowser.Wanted(endpoint, new SubscribeBrowser.Keys(at.key(), at.secret())),
                        caller(officer));
    }

    private SubscribeBrowser.Wanted wanted(URI endpoint, String key) {
        return new SubscribeBrowser.Wanted(endpoint, new SubscribeBrowser.Keys(key, service.secret()));
    }

    private SubscribeBrowser subscribing(PushSettings settings) {
        return new SubscribeBrowser(subscriptions(), new PushCrypto(settings), settings, clock);
    }

    private static PushSubscriptions subscriptions() {
        return ServiceOnStore.bean(PushSubscriptions.class);
    }

    private static Caller caller(String id) {
        return new Caller(id, id, Set.of(OfficerRole.COMMUNE_REPORTER), UNIT);
    }

    private static PushSettings settings(List<String> services, boolean plainHttp) {
        byte[] number = new byte[32];
        TestPushService.put(((ECPrivateKey) SENDER.getPrivate()).getS(), number, 0);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return new PushSettings(
                encoder.encodeToString(TestPushService.point((ECPublicKey) SENDER.getPublic())),
                encoder.encodeToString(number),
                "mailto:thu@quangtri.example",
                Duration.ofHours(1),
                3,
                services,
                plainHttp);
    }
}
