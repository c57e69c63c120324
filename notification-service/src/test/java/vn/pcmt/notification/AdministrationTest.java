package vn.pcmt.notification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.decision.Decision;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.Term;
import vn.pcmt.notification.obligation.TrackDebt;

/** Routes, silences, failures, answers and reasons from outside, on the store under test, with right and wrong tokens. */
@EngineSuite
@WebMvcTest(
        properties = {
            "spring.config.name=notification-service",
            "pcmt.kit.enabled=true",
            "spring.data.mongodb.auto-index-creation=true",
            "pcmt.notification.poll=1h",
            "pcmt.notification.mail.poll=1h"
        })
@ContextConfiguration(initializers = {StoreUnderTest.class, TestTokens.class})
@Import({ServiceOnStore.Configured.class, AdministrationTest.Inbox.class})
class AdministrationTest {

    private static final String PROVINCE = "44@2025-07-01";
    private static final String WARD = "61001@2025-07-01";
    private static final String NEIGHBOUR = "61002@2025-07-01";
    private static final String ADMIN = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);
    private static final String HEAD = TestTokens.bearer("ct-61001", WARD, OfficerRole.COMMUNE_HEAD);
    private static final String REPORTER = TestTokens.bearer("bc-61001", WARD, OfficerRole.COMMUNE_REPORTER);
    private static final String NEIGHBOURS_HEAD = TestTokens.bearer("ct-61002", NEIGHBOUR, OfficerRole.COMMUNE_HEAD);
    private static final String AUDITOR = TestTokens.bearer("kiemtra", PROVINCE, OfficerRole.AUDITOR);
    private static final String FOREIGN_ADMIN = TestTokens.bearer("quantri-46", "46@2025-07-01", OfficerRole.ADMIN);
    private static final Instant NOW = ServiceOnStore.SUNDAY_NIGHT;
    private static final String TREE = """
            {"name":"goc","matchers":[],"receivers":[{"who":"IN_CHARGE"}],"goOn":false,"routes":[
              {"name":"nhiem-vu","matchers":[{"field":"OWES","values":["TASK"],"not":false}],
               "receivers":[{"who":"OFFICER","officer":"duyet"}],"goOn":%s,"routes":[],
               "group":{"first":"PT10M","interval":"PT2H","repeat":"P2D"}},
              {"name":"khac","matchers":[{"field":"AREA","values":["44@2025-07-01"],"not":false}],
               "receivers":[{"who":"HEAD"}],"goOn":false,"routes":[]}]}""";

    @Autowired
    private MockMvc http;

    @Autowired
    private Directory directory;

    @Autowired
    private TrackDebt debts;

    @Autowired
    private Decisions decisions;

    @Autowired
    private MongoOperations mongo;

    @BeforeEach
    void twoCommunesOfAProvince() {
        for (String collection : List.of(
                "alerts",
                "obligations",
                "units",
                "officers",
                "decisions",
                "silences",
                "alert_groups",
                "route_versions")) {
            mongo.remove(new Query(), collection);
        }
        directory.apply(Events.province());
        directory.apply(Events.commune("61001", "Phường Một"));
        directory.apply(Events.commune("61002", "Phường Hai"));
        directory.apply(Events.officer("bc-61001", WARD, OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.officer("ct-61001", WARD, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.officer("cb-61001", WARD, OfficerRole.OFFICER));
        directory.apply(Events.officer("ct-61002", NEIGHBOUR, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.officer("duyet", PROVINCE, OfficerRole.REVIEWER));
    }

    @Test
    void anAdministratorReplacesTheRoutesAndEarlierVersionsAreKept() throws Exception {
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.tree.name").value("in-charge"));

        String key = key();
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.setBy").value("quantri"));
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));

        refused(set(ADMIN, TREE.formatted("false"), 1, key), 409, "idempotency-key-reused");
        refused(set(ADMIN, TREE.formatted("false"), 1, key()), 412, "stale-revision");
        http.perform(get("/api/v1/routes/versions").header("Authorization", AUDITOR))
                .andExpect(jsonPath("$[*].version").value(contains(2, 1)));
    }

    @Test
    void routesThatMakeNoSenseAreRefusedWithTheFieldsAtFault() throws Exception {
        String broken = TREE.formatted("true")
                .replace("\"TASK\"", "\"THUE\"")
                .replace("\"khac\"", "\"nhiem-vu\"")
                .replace("\"duyet\"", "\"khong-co\"");

        refused(set(ADMIN, broken, 1, key()), 422, "routes-refused")
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(contains(
                                "/routes/0/matchers/0/values", "/routes/0/receivers/0/officer", "/routes/1/name")));
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN)).andExpect(header().string("ETag", "\"1\""));
    }

    @Test
    void whoIsNoAdministratorSetsNoRoutes() throws Exception {
        for (String token : List.of(HEAD, REPORTER, AUDITOR)) {
            refused(set(token, TREE.formatted("true"), 1, key()), 403, "forbidden");
        }
        refused(get("/api/v1/routes").header("Authorization", REPORTER), 403, "forbidden");
        refused(get("/api/v1/routes"), 401, "unauthenticated");
    }

    @Test
    void aDryRunSaysWhoWouldBeToldWhenAndWhy() throws Exception {
        http.perform(set(ADMIN, TREE.formatted("true"), 1, key())).andExpect(status().isOk());

        http.perform(get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asked[*].route").value(contains("goc", "nhiem-vu", "khac")))
                .andExpect(jsonPath("$.asked[*].matched").value(contains(true, true, true)))
                .andExpect(jsonPath("$.told[*].officer").value(contains("duyet", "ct-61001")))
                .andExpect(jsonPath("$.told[*].rule").value(contains("NAMED", "HEAD")))
                .andExpect(jsonPath("$.told[*].grouped").value(contains(true, false)))
                // It is Sunday night, so nothing leaves before Monday at half past six.
                .andExpect(jsonPath("$.told[1].at").value("2026-11-22T23:30:00Z"))
                .andExpect(jsonPath("$.mutedBy").doesNotExist());
        refused(
                get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", FOREIGN_ADMIN),
                403,
                "forbidden");
        refused(
                get("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", HEAD),
                403,
                "forbidden");
    }

    @Test
    void routesCanBeTriedBeforeTheyAreSet() throws Exception {
        http.perform(tried(ADMIN, TREE.formatted("false")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.told[*].officer").value(contains("duyet")))
                .andExpect(jsonPath("$.told[0].post").value("Cán bộ"));
        http.perform(get("/api/v1/routes").header("Authorization", ADMIN)).andExpect(header().string("ETag", "\"1\""));
        refused(tried(ADMIN, TREE.formatted("false").replace("\"TASK\"", "\"THUE\"")), 422, "routes-refused");
        refused(tried(AUDITOR, TREE.formatted("false")), 403, "forbidden");
        refused(tried(FOREIGN_ADMIN, TREE.formatted("false")), 403, "forbidden");
    }

    @Test
    void aSilenceIsDeclaredSeenByTheHeadOfItsUnitAndEndedEarly() throws Exception {
        String body = silence(WARD, NOW.plus(Duration.ofDays(2)), "Bảo trì");
        String id = JsonPath.read(
                http.perform(command(post("/api/v1/silences"), ADMIN, null, body))
                        .andExpect(status().isCreated())
                        .andExpect(jsonPath("$.inForce").value(true))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");

        http.perform(get("/api/v1/silences").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].id").value(contains(id)));
        http.perform(get("/api/v1/silences").header("Authorization", NEIGHBOURS_HEAD))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
        http.perform(get("/api/v1/routes/dry-run?owes=REPORT&kind=OVERDUE&unit={unit}", WARD)
                        .header("Authorization", ADMIN))
                .andExpect(jsonPath("$.mutedBy").value(id));
        refused(get("/api/v1/silences").header("Authorization", REPORTER), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), HEAD, 0L, ""), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), FOREIGN_ADMIN, 0L, ""), 403, "forbidden");
        refused(command(post("/api/v1/silences/{id}/end", id), ADMIN, 7L, ""), 412, "stale-revision");
        http.perform(command(post("/api/v1/silences/{id}/end", id), ADMIN, 0L, ""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.inForce").value(false))
                .andExpect(jsonPath("$.endedBy").value("quantri"));
        refused(command(post("/api/v1/silences/{id}/end", "khong-co"), ADMIN, 0L, ""), 404, "silence-not-found");
    }

    @Test
    void aFailureIsDeclaredWithinReachOnlyWithAReasonThatNamesNobody() throws Exception {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        http.perform(command(post("/api/v1/outages"), ADMIN, null, silence(PROVINCE, tomorrow, "Mất mạng")))
                .andExpect(status().isCreated());
        refused(
                command(post("/api/v1/outages"), FOREIGN_ADMIN, null, silence(PROVINCE, tomorrow, "Mất mạng")),
                403,
                "forbidden");
        refused(command(post("/api/v1/outages"), HEAD, null, silence(WARD, tomorrow, "Mất mạng")), 403, "forbidden");
        refused(
                        command(
                                post("/api/v1/outages"),
                                ADMIN,
                                null,
                                silence(WARD, NOW.minusSeconds(1), "gọi 0912345678")),
                        422,
                        "silence-refused")
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/reason", "/until")));
        refused(
                command(post("/api/v1/outages"), ADMIN, null, silence(WARD, NOW.plus(Duration.ofDays(40)), "lâu")),
                422,
                "silence-refused");
        refused(post("/api/v1/outages").contentType(MediaType.APPLICATION_JSON).content("{}"), 401, "unauthenticated");
        http.perform(get("/api/v1/outages").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].reason").value(contains("Mất mạng")));
    }

    @Test
    void somethingOwedIsPutOffWithinLimitsByWhoOwesIt() throws Exception {
        String id = owed();
        String hour = "{\"until\":\"" + NOW.plus(Duration.ofHours(1)) + "\"}";

        refused(
                command(post("/api/v1/obligations/{id}/snooze", id), NEIGHBOURS_HEAD, 0L, hour),
                404,
                "obligation-not-found");
        refused(command(post("/api/v1/obligations/{id}/snooze", id), AUDITOR, 0L, hour), 403, "forbidden");
        refused(
                command(
                        post("/api/v1/obligations/{id}/snooze", id),
                        REPORTER,
                        0L,
                        "{\"until\":\"" + NOW.plus(Duration.ofDays(5)) + "\"}"),
                422,
                "snooze-refused");
        http.perform(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 0L, hour))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.snoozedUntil")
                        .value(NOW.plus(Duration.ofHours(1)).toString()));
        refused(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 0L, hour), 412, "stale-revision");
        http.perform(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 1L, hour))
                .andExpect(status().isOk());
        refused(command(post("/api/v1/obligations/{id}/snooze", id), REPORTER, 2L, hour), 422, "snooze-refused");
    }

    @Test
    void whatIsOwedSaysWhetherItIsTheReadersToAnswerAndWithinWhichLimits() throws Exception {
        String id = owed();

        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", REPORTER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Báo cáo: Báo cáo tháng về phòng, chống ma túy, tháng 12/2026"))
                .andExpect(jsonPath("$.unitName").value("Phường Một"))
                .andExpect(jsonPath("$.mayAnswer").value(true))
                .andExpect(jsonPath("$.snoozesLeft").value(2))
                .andExpect(jsonPath("$.snoozeAtMost").exists());
        http.perform(get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", REPORTER))
                .andExpect(jsonPath("$[*].id").value(contains("bc-61001", "cb-61001", "ct-61001")));
        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", AUDITOR))
                .andExpect(jsonPath("$.mayAnswer").value(false));
        http.perform(get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", AUDITOR))
                .andExpect(jsonPath("$").value(hasSize(0)));
        refused(
                get("/api/v1/obligations/{id}/colleagues", id).header("Authorization", NEIGHBOURS_HEAD),
                404,
                "obligation-not-found");
        refused(get("/api/v1/obligations/{id}/colleagues", id), 401, "unauthenticated");
    }

    @Test
    void somethingOwedIsHandedOverWithinTheUnitOnly() throws Exception {
        String id = owed();
        String key = key();

        refused(
                command(post("/api/v1/obligations/{id}/handover", id), HEAD, 0L, "{\"officer\":\"ct-61002\"}"),
                422,
                "handover-refused");
        MockHttpServletRequestBuilder handOver =
                command(post("/api/v1/obligations/{id}/handover", id), HEAD, 0L, "{\"officer\":\"cb-61001\"}", key);
        http.perform(handOver)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("cb-61001"));
        http.perform(handOver).andExpect(status().isOk()).andExpect(header().string("ETag", "\"1\""));
        // By now it is no longer the reporter's.
        refused(
                command(post("/api/v1/obligations/{id}/handover", id), REPORTER, 1L, "{\"officer\":\"bc-61001\"}"),
                403,
                "forbidden");
        http.perform(get("/api/v1/obligations/{id}", id)
                        .header("Authorization", TestTokens.bearer("cb-61001", WARD, OfficerRole.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
        // Whoever gives it gives it to another, who does not find it handed over.
        owed(2, "ct-61001");
        http.perform(get("/api/v1/obligations/{id}", id).header("Authorization", HEAD))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("ct-61001"));
    }

    @Test
    void everybodyIsToldWhyHeWasToldAndWhoAnswersForOthersForThem() throws Exception {
        http.perform(command(
                        post("/api/v1/outages"),
                        ADMIN,
                        null,
                        silence(PROVINCE, NOW.plus(Duration.ofDays(1)), "Mất mạng")))
                .andExpect(status().isCreated());

        String reviewer = TestTokens.bearer("duyet", PROVINCE, OfficerRole.REVIEWER);
        http.perform(get("/api/v1/decisions?officer=duyet").header("Authorization", reviewer))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].verdict").value(hasItem("HELD")))
                .andExpect(jsonPath("$.items[0].why").value(startsWith("Đã báo cho")))
                .andExpect(jsonPath("$.items[0].why").value(containsString("Đồng chí thẩm định công việc của")))
                .andExpect(jsonPath("$.items[0].until").value("2026-11-22T23:30:00Z"));
        http.perform(get("/api/v1/decisions?officer=duyet&until={at}", NOW.toString())
                        .header("Authorization", AUDITOR)
                        .header("Accept-Language", "en"))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
        http.perform(get("/api/v1/decisions").header("Authorization", HEAD))
                .andExpect(jsonPath("$.items[*].unitKey").value(not(hasItem(PROVINCE))));
        refused(get("/api/v1/decisions?officer=ct-61001").header("Authorization", REPORTER), 403, "forbidden");
        refused(get("/api/v1/decisions"), 401, "unauthenticated");
    }

    @Test
    void whatASilenceKeptBackIsListedForIt() throws Exception {
        decisions.keep(new Decision(
                "d1",
                NOW,
                Decision.Verdict.SILENCED,
                "viec-1",
                AlertKind.OVERDUE,
                "overdue",
                WARD,
                null,
                "lan-1",
                NOW.plus(Duration.ofDays(1))));
        decisions.keep(new Decision(
                "d2", NOW, Decision.Verdict.TOLD, "viec-2", AlertKind.OVERDUE, "overdue", WARD, null, "lan-1", null));

        http.perform(get("/api/v1/decisions?silence=lan-1").header("Authorization", ADMIN))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].obligation").value(contains("viec-1")))
                .andExpect(jsonPath("$.items[0].unitName").value("Phường Một"));
        http.perform(get("/api/v1/decisions?silence=lan-1").header("Authorization", NEIGHBOURS_HEAD))
                .andExpect(jsonPath("$.items").value(hasSize(0)));
    }

    /** The ward owes a report without an officer named for it, long before its deadline. */
    private String owed() {
        return owed(1, null);
    }

    private String owed(long version, @Nullable String owner) {
        String id = "PCMT-THANG~" + WARD + "~2026-12";
        debts.apply(new Debt(
                id,
                version,
                NOW,
                Seat.in(WARD),
                "PCMT-THANG",
                "2026-12",
                Term.until(NOW.plus(Duration.ofDays(20))),
                Obligation.State.OPEN,
                new Subject(ObligationKind.REPORT, "ke-hoach", null, owner, false, null),
                false,
                null,
                null,
                false,
                null));
        return id;
    }

    private static String silence(String area, Instant until, String reason) {
        return """
                {"area":"%s","matchers":[{"field":"OWES","values":["REPORT"],"not":false}],"reason":"%s","until":"%s"}""".formatted(area, reason, until);
    }

    private static MockHttpServletRequestBuilder tried(String token, String tree) {
        return post("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD)
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(tree);
    }

    private static MockHttpServletRequestBuilder set(String token, String tree, long seen, String key) {
        return command(put("/api/v1/routes"), token, seen, tree, key);
    }

    private static MockHttpServletRequestBuilder command(
            MockHttpServletRequestBuilder request, String token, @Nullable Long seen, String body) {
        return command(request, token, seen, body, key());
    }

    private static MockHttpServletRequestBuilder command(
            MockHttpServletRequestBuilder request, String token, @Nullable Long seen, String body, String key) {
        request.header("Authorization", token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return seen == null ? request : request.header("If-Match", "\"" + seen + "\"");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private ResultActions refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        return http.perform(request)
                .andExpect(status().is(status))
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.code").value(code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "vn.pcmt.notification.inbox",
                "vn.pcmt.notification.privacy",
                "vn.pcmt.notification.statistics"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    static class Inbox {}
}
