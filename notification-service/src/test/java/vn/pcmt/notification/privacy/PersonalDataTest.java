package vn.pcmt.notification.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.obligation.BeansOfTheStore;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.push.PushSubscriptions;
import vn.pcmt.notification.work.Retained;

/** What is held of an officer, given out and erased, asked from outside; and what is kept no longer. */
@WebMvcTest(controllers = PersonalDataController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({BeansOfTheStore.class, PersonalData.class})
@EngineSuite
class PersonalDataTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String PATH = "/api/v1/officers/bc-18859/personal-data";

    @Autowired
    private MockMvc http;

    @BeforeEach
    void anOfficerWhoWasTold() {
        ServiceOnStore.reset();
        ServiceOnStore.mongo().remove(new Query(), "turns");
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory()
                .apply(Events.reachable(
                        "bc-18859", UNIT, "bc@quangtri.example", "0912345678", OfficerRole.COMMUNE_REPORTER));
        ServiceOnStore.mongo().insert(AnAlert.to("bc-18859", AlertKind.RETURNED));
        ServiceOnStore.mongo()
                .insert(
                        new org.bson.Document("_id", "trinh-duyet")
                                .append("officer", "bc-18859")
                                .append("endpoint", "https://fcm.googleapis.com/fcm/send/abc")
                                .append("key", new byte[65])
                                .append("secret", new byte[16])
                                .append("addedAt", AnAlert.RAISED),
                        "push_subscriptions");
    }

    @Test
    void anOfficerSeesTheOwnDataAndNobodyElses() throws Exception {
        http.perform(as("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER, get(PATH)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.email").value("bc@quangtri.example"))
                .andExpect(jsonPath("$.phone").value("0912345678"))
                .andExpect(jsonPath("$.browsers[*].service", contains("fcm.googleapis.com")))
                .andExpect(jsonPath("$.alerts").value(1));
        http.perform(as("ct-18859", UNIT, OfficerRole.COMMUNE_HEAD, get(PATH))).andExpect(status().is(403));
        http.perform(as("quantri-46", "46@2025-07-01", OfficerRole.ADMIN, get(PATH)))
                .andExpect(status().is(403));
        http.perform(get(PATH)).andExpect(status().is(401));
    }

    @Test
    void onlyWhoHasLeftIsErasedAndTheLedgerKeepsTheId() throws Exception {
        http.perform(as("quantri", "44@2025-07-01", OfficerRole.ADMIN, delete(PATH)))
                .andExpect(status().is(409))
                .andExpect(jsonPath("$.code").value("officer-in-office"));
        ServiceOnStore.directory().apply(Events.left("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        http.perform(as("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER, delete(PATH)))
                .andExpect(status().is(403));

        http.perform(as("quantri", "44@2025-07-01", OfficerRole.ADMIN, delete(PATH)))
                .andExpect(status().is(204));
        ServiceOnStore.directory().apply(Events.left("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));

        Officer left = ServiceOnStore.directory().officer("bc-18859").orElseThrow();
        assertThat(left.email()).isNull();
        assertThat(left.phone()).isNull();
        assertThat(ServiceOnStore.bean(PushSubscriptions.class).browsersOf("bc-18859"))
                .isEmpty();
        assertThat(left.name()).as("also after the same event came again").isEqualTo("bc-18859");
        assertThat(Delivering.alerts().countOf("bc-18859")).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanTheSettingIsRemovedByOneNodeAtATimeUnlessItIsStillToBeSent() {
        TestClock clock = new TestClock(AnAlert.RAISED.plus(Duration.ofDays(31)));
        PrivacySettings settings = new PrivacySettings(Duration.ofDays(30), Duration.ofMinutes(10), 500);
        String waiting = AnAlert.to("bc-18859", AlertKind.RETURNED).id();
        Alerts alerts = Delivering.alerts();
        ServiceOnStore.mongo().updateMulti(new Query(), new Update().set("outbox.hasPending", false), "alerts");

        ForgetOldRecords one = forgetting(settings, clock);
        ForgetOldRecords other = forgetting(settings, clock);
        assertThat(one.over()).as("its mail is still due").isEmpty();
        ServiceOnStore.mongo().updateMulti(new Query(), new Update().unset("sendAt"), "alerts");
        assertThat(other.over()).as("not its turn").isEmpty();
        clock.advance(Duration.ofMinutes(10));

        assertThat(other.over()).isEqualTo(List.of(waiting));
        alerts.forget(waiting);
        assertThat(alerts.find(waiting)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decisions, at,",
        "digests, madeAt, 'state: GAVE_UP'",
        "digests, madeAt, 'state: SENT'",
        "alert_groups, toldAt, 'nextAt: null'",
        "obligations, stateSince, 'state: CLOSED, dueAt: -31, nextActionAt: null, returnToTell: false'",
    })
    void whatElseIsKeptGoesWithTheAlertsSomeAtATimeTheOldestFirst(
            String collection, String age, @Nullable String over) {
        for (int days = 30; days <= 34; days++) {
            insert(collection, days, age + ": -" + days + (over == null ? "" : ", " + over));
        }
        TestClock clock = new TestClock(AnAlert.RAISED);
        PrivacySettings settings = new PrivacySettings(Duration.ofDays(30), Duration.ofMinutes(10), 3);

        forgetting(settings, clock).over();
        assertThat(daysIn(collection)).containsExactlyInAnyOrder(30, 31);
        clock.advance(Duration.ofMinutes(10));
        forgetting(settings, clock).over();
        assertThat(daysIn(collection)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decisions, 'at: -29'",
        "digests, 'madeAt: -31, state: DUE'",
        "digests, 'madeAt: -31, state: UNKNOWN'",
        "alert_groups, 'toldAt: -31, nextAt: 1'",
        "alert_groups, 'toldAt: null, nextAt: null'",
        "obligations, 'stateSince: -31, dueAt: -31, state: OPEN, nextActionAt: null, returnToTell: false'",
        "obligations, 'stateSince: -31, dueAt: 1, state: CLOSED, nextActionAt: null, returnToTell: false'",
        "obligations, 'stateSince: -31, dueAt: -31, state: CLOSED, nextActionAt: 1, returnToTell: false'",
        "obligations, 'stateSince: -31, dueAt: -31, state: CLOSED, nextActionAt: null, returnToTell: true'",
    })
    void whatStillHasSomethingToDoStaysHoweverOldItIs(String collection, String fields) {
        insert(collection, 31, fields);

        forgetting(new PrivacySettings(Duration.ofDays(30), Duration.ofMinutes(10), 500), new TestClock(AnAlert.RAISED))
                .over();

        assertThat(daysIn(collection)).containsExactly(31);
    }

    private static ForgetOldRecords forgetting(PrivacySettings settings, TestClock clock) {
        return new ForgetOldRecords(
                ServiceOnStore.mongo(), Delivering.alerts(), ServiceOnStore.beans(Retained.class), settings, clock);
    }

    /** Times are in days from when the alert of the fixture was raised. */
    private static void insert(String collection, int id, String fields) {
        Document document = new Document("_id", String.valueOf(id));
        for (String field : fields.split(", ")) {
            String[] both = field.split(": ");
            document.append(
                    both[0],
                    switch (both[1]) {
                        case "null" -> null;
                        case "true", "false" -> Boolean.valueOf(both[1]);
                        default ->
                            both[1].matches("-?\\d+")
                                    ? AnAlert.RAISED.plus(Duration.ofDays(Long.parseLong(both[1])))
                                    : both[1];
                    });
        }
        ServiceOnStore.mongo().insert(document, collection);
    }

    private static List<Integer> daysIn(String collection) {
        return ServiceOnStore.mongo().findAll(Document.class, collection).stream()
                .map(document -> Integer.valueOf(document.getString("_id")))
                .toList();
    }

    private static MockHttpServletRequestBuilder as(
            String officer, String unit, OfficerRole role, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer(officer, unit, role));
    }
}
