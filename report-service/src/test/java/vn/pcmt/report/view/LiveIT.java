package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;

/** What clients see besides the figures: the live stream, refusals, completeness, the reconciler. */
@EngineSuite
class LiveIT {

    private static final String PERIOD = Owing.PERIOD;
    private static final String PROVINCE = "47@2025-07-01";
    private static final String LEADER = TestTokens.bearer("lanhdao", PROVINCE, OfficerRole.LEADER);

    @TempDir
    static Path data;

    private static RunningService service;
    private static Owing owing;

    @BeforeAll
    static void start() {
        service = new RunningService(data);
        owing = new Owing(service, PROVINCE, 61_000, 6);
        await().atMost(Duration.ofSeconds(60)).until(() -> owing.coverage("expected") == 6);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tellsAChangeOnceTheTotalsShowItAndOnlyToThoseWhoMayRead() {
        LiveListener leader = new LiveListener(service, "", LEADER, null);
        LiveListener owner = new LiveListener(service, "", owing.bearer(0), null);
        LiveListener neighbour = new LiveListener(service, "", owing.bearer(1), null);
        await().until(() -> leader.welcomed() && owner.welcomed() && neighbour.welcomed());
        int before = owing.coverage("received");

        assertThat(owing.submit(0)).isEqualTo(201);

        await().until(() -> leader.areas().contains(PROVINCE));
        assertThat(owing.coverage("received")).isEqualTo(before + 1);
        await().until(() -> owner.areas().containsAll(List.of(owing.unit(0), PROVINCE, "VN")));
        await().until(() -> neighbour.areas().containsAll(List.of(PROVINCE, "VN")));
        assertThat(neighbour.areas()).doesNotContain(owing.unit(0));

        String id = leader.lastId();
        leader.close();
        assertThat(owing.submit(2)).isEqualTo(201);
        LiveListener again = new LiveListener(service, "", LEADER, id);
        await().until(() -> again.areas().contains(owing.unit(2)));
        LiveListener lost = new LiveListener(service, "", LEADER, "999999999.0.0");
        await().until(() -> lost.lines.contains("event:resync"));
        List.of(owner, neighbour, again, lost).forEach(LiveListener::close);
    }

    @Test
    void aGroupIsFollowedByWhoeverMayReadAllOfIt() {
        String group = "group:" + createGroup(List.of(owing.unit(3), owing.unit(5)));
        LiveListener leader = new LiveListener(service, "?area=" + group, LEADER, null);
        await().until(leader::welcomed);
        String start = leader.lastId();

        assertThat(owing.submit(5)).isEqualTo(201);
        await().until(() -> leader.areas().contains(group));
        assertThat(leader.areas()).containsOnly(group, owing.unit(5));
        assertThat(leader.lines.stream()
                        .filter(line -> line.startsWith("data:{\"area\":\"group:"))
                        .distinct())
                .as("once in each tree for one report")
                .hasSize(2);
        leader.close();

        LiveListener again = new LiveListener(service, "?area=" + group, LEADER, start);
        await().until(() -> again.areas().contains(group));
        assertThat(again.areas()).containsOnly(group, owing.unit(5));
        again.close();

        assertThat(status("?area=" + group, owing.bearer(3)))
                .as("of two communes")
                .isEqualTo(403);
        assertThat(status("?area=" + group, TestTokens.bearer("lanhdao", "46@2025-07-01", OfficerRole.LEADER)))
                .isEqualTo(403);
        assertThat(status("?area=" + group, "Bearer nothing")).isEqualTo(401);
        assertThat(status("?area=group:khong-co", LEADER)).isEqualTo(404);
    }

    private static int status(String query, String bearer) {
        return service.send(HttpRequest.newBuilder(service.uri("/api/v1/live" + query)), bearer)
                .statusCode();
    }

    private static String createGroup(List<String> members) {
        String code = "thu-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> text =
                Map.of("nameVi", "Nhóm thử", "nameEn", "A trial", "members", members, "retired", false);
        assertThat(service.send(
                                HttpRequest.newBuilder(service.uri("/api/v1/area-groups"))
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", code)
                                        .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared()
                                                .writeValueAsString(Map.of("code", code, "text", text)))),
                                TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN))
                        .statusCode())
                .isEqualTo(201);
        return code;
    }

    @Test
    void endsWithTheTokenAndTakesNoneThatHasRunOut() {
        String token = TestTokens.expiringIn(Duration.ofSeconds(4), "lanhdao", PROVINCE, OfficerRole.LEADER);
        LiveListener leader = new LiveListener(service, "", "Bearer " + token, null);
        await().until(leader::welcomed);
        assertThat(leader.lines).doesNotContain("end of stream");
        await().atMost(Duration.ofSeconds(10)).until(() -> leader.lines.contains("end of stream"));

        // Within the skew that clocks are allowed, in which the token still opens everything else.
        JsonNode refused = service.get("/api/v1/live", "Bearer " + token);
        assertThat(refused.get("status").asInt()).isEqualTo(401);
        assertThat(refused.get("code").asString()).isEqualTo("token-expired");
        leader.close();
    }

    @Test
    void refusesACommuneTheFiguresOfAnother() {
        String path = "/api/v1/areas/" + owing.unit(1) + "/totals";
        JsonNode refused = service.get(path, owing.bearer(0));
        assertThat(refused.get("code").asString()).isEqualTo("area-forbidden");
        assertThat(refused.get("status").asInt()).isEqualTo(403);
        assertThat(service.get(path, owing.bearer(1)).get("area").asString()).isEqualTo(owing.unit(1));
        assertThat(service.get("/api/v1/areas/99999@2025-07-01/totals", LEADER)
                        .get("code")
                        .asString())
                .isEqualTo("unit-unknown");
        assertThat(service.get("/api/v1/areas/VN/totals?period=2025-13", LEADER)
                        .get("code")
                        .asString())
                .isEqualTo("period-malformed");
        assertThat(service.get("/api/v1/areas/VN/totals?indicators=XX99", LEADER)
                        .get("code")
                        .asString())
                .isEqualTo("indicator-unknown");
        assertThat(service.get("/api/v1/areas/VN/totals/series?from=2026-02&to=2026-01", LEADER)
                        .get("code")
                        .asString())
                .isEqualTo("periods-out-of-range");
    }

    @Test
    void showsTheChildrenOfTheProvinceAndWhoIsMissingFirst() {
        assertThat(owing.submit(4)).isEqualTo(201);
        await().until(() -> service.get("/api/v1/areas/" + owing.unit(4) + "/totals?period=" + PERIOD, LEADER)
                        .get("coverage")
                        .get("received")
                        .asInt()
                == 1);

        JsonNode children =
                service.get("/api/v1/areas/" + PROVINCE + "/children?indicators=CA01&period=" + PERIOD, LEADER);
        assertThat(children.get("items").findValuesAsString("area")).contains(owing.unit(3), owing.unit(4));
        for (JsonNode child : children.get("items")) {
            if (child.get("area").asString().equals(owing.unit(4))) {
                assertThat(child.get("figures").get(0).get("received").asString())
                        .isEqualTo("1");
            }
            if (child.get("area").asString().equals(owing.unit(3))) {
                assertThat(child.get("figures").get(0).get("received").isNull()).isTrue();
                assertThat(child.get("coverage").get("overdue").asInt()).isOne();
            }
        }
        JsonNode missing = service.get("/api/v1/areas/" + PROVINCE + "/completeness?period=" + PERIOD, LEADER)
                .get("units");
        assertThat(missing.size()).isEqualTo(6);
        assertThat(missing.get(0).get("overdue").asBoolean()).isTrue();
        assertThat(missing.get(5).get("status").asString()).isEqualTo("SUBMITTED");
        JsonNode series = service.get(
                "/api/v1/areas/" + PROVINCE + "/totals/series?indicators=CA01&from=2026-08&to=" + PERIOD, LEADER);
        assertThat(series.get("periods").size()).isEqualTo(4);
    }

    @Test
    void findsATotalThatIsNotTheSumOfItsReports() throws Exception {
        Reconciler reconciler = service.bean(Reconciler.class);
        await().untilAsserted(() -> assertThat(differences(reconciler)).isEmpty());
        MongoTemplate store = service.bean(MongoTemplate.class);
        String id = owing.unit(5) + "~PCMT-THANG~" + PERIOD + "~TODAY";
        Query total = Query.query(Criteria.where("_id").is(id));
        store.updateFirst(total, Update.update("coverage.expected", 7), StoredTotals.class);

        assertThat(differences(reconciler)).singleElement().satisfies(difference -> {
            assertThat(difference.total()).isEqualTo(id);
            assertThat(difference.part()).isEqualTo("coverage");
            assertThat(difference.recomputed()).contains("expected=1");
            assertThat(difference.stored()).contains("expected=7");
        });

        store.updateFirst(total, Update.update("coverage.expected", 1), StoredTotals.class);
        assertThat(differences(reconciler)).isEmpty();
        assertThat(reconcile(LEADER)).isEqualTo(403);
        assertThat(reconcile(TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN)))
                .isEqualTo(200);
    }

    /** Without the country, whose totals hold the reports of all tests that share the broker. */
    private static List<Difference> differences(Reconciler reconciler) throws InterruptedException {
        return reconciler.compareAll().differences().stream()
                .filter(difference -> !difference.total().startsWith("VN~"))
                .toList();
    }

    private static int reconcile(String bearer) {
        return service.send(
                        HttpRequest.newBuilder(service.uri("/api/v1/reconciliations"))
                                .POST(HttpRequest.BodyPublishers.noBody()),
                        bearer)
                .statusCode();
    }
}
