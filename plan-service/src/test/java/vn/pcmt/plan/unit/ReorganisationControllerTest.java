package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.version;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** Reorganisations of all kinds, today's and those to come. */
@OnStore
class ReorganisationControllerTest {
    private static final String PATH = "/reorganisations";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ReorganiseUnits reorganiseUnits;

    @Autowired
    private Clock clock;

    private Api admin;
    private LocalDate tomorrow;

    @BeforeEach
    void callAsAdministrator() {
        admin = Api.as(mvc, "quantri", "44@2025-07-01", ADMIN);
        tomorrow = LocalDate.now(clock.withZone(VietnamTime.ZONE)).plusDays(1);
    }

    @Test
    void whatIsDecidedForADayToComeWaitsForItsDayAndThenTakesEffectOnce() {
        register("71001", "44@2025-07-01");
        register("71002", "44@2025-07-01");

        MvcTestResult planned = admin.create(PATH, merger("p-wait", tomorrow, "71003", "71001", "71002"));

        assertThat(planned).hasStatus(201);
        assertThat(json(planned).get("status").asString()).isEqualTo("PLANNED");
        assertThat(json(planned).get("begins").toString()).isEqualTo("[\"71003@" + tomorrow + "\"]");
        assertThat(unit("71001@2026-01-01").get("validTo").isNull())
                .as("nothing happens before, and nobody hears of it")
                .isTrue();
        assertThat(json(admin.get("/units/71001@2026-01-01/history"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);

        reorganiseUnits.takeEffect(tomorrow.minusDays(1));
        assertThat(unit("71001@2026-01-01").get("validTo").isNull()).isTrue();
        reorganiseUnits.takeEffect(tomorrow.plusDays(3));
        reorganiseUnits.takeEffect(tomorrow.plusDays(3));

        assertThat(status("p-wait")).isEqualTo("IN_EFFECT");
        assertThat(unit("71001@2026-01-01").get("validTo").asString())
                .as("a missed night does not move the day")
                .isEqualTo(tomorrow.toString());
        assertThat(unit("71003@" + tomorrow).get("path").toString())
                .isEqualTo("[\"71003@" + tomorrow + "\",\"44@2025-07-01\",\"VN\"]");
        JsonNode history = json(admin.get("/units/71001@2026-01-01/history"));
        assertThat(history.at("/items/0/cause").asString()).isEqualTo("p-wait");
        assertThat(history.at("/items/0/actor").asString()).isEqualTo("quantri");
        assertThat(history.get("total").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsPlannedIsUndoneUntilItsDay() {
        register("71011", "44@2025-07-01");
        MvcTestResult planned = admin.create(PATH, merger("p-undo", tomorrow, "71012", "71011"));
        String key = UUID.randomUUID().toString();
        String uri = PATH + "/p-undo";

        assertProblem(admin.delete(uri, version(planned) + 1), 412, "stale-revision");
        MvcTestResult undone = admin.send(HttpMethod.DELETE, uri, key, version(planned), "");
        MvcTestResult again = admin.send(HttpMethod.DELETE, uri, key, version(planned), "");

        assertThat(undone).hasStatusOk();
        assertThat(again).hasStatusOk();
        assertThat(json(again)).isEqualTo(json(undone));
        assertThat(status("p-undo")).isEqualTo("UNDONE");
        reorganiseUnits.takeEffect(tomorrow);
        assertThat(unit("71011@2026-01-01").get("validTo").isNull()).isTrue();
        assertProblem(admin.delete(uri, version(undone)), 409, "reorganisation-in-effect");
        assertProblem(admin.create(PATH, merger("p-undo", tomorrow, "71012", "71011")), 409, "reorganisation-exists");
        assertThat(json(admin.get(uri)).get("undoneBy").asString()).isEqualTo("quantri");
        assertProblem(admin.delete(PATH + "/p-nowhere", 0), 404, "reorganisation-not-found");
    }

    @Test
    void whatTookEffectIsNotUndoneHere() {
        register("71021", "44@2025-07-01");
        MvcTestResult done = admin.create(PATH, merger("p-done", LocalDate.of(2026, 2, 1), "71022", "71021"));
        assertThat(json(done).get("status").asString()).isEqualTo("IN_EFFECT");

        assertProblem(admin.delete(PATH + "/p-done", version(done)), 409, "reorganisation-in-effect");
    }

    @Test
    void aPlanRestsOnThePlansBeforeItAndIsNotPulledFromUnderThem() {
        register("71031", "44@2025-07-01");
        register("71032", "44@2025-07-01");
        String next = "71033@" + tomorrow;
        MvcTestResult first = admin.create(PATH, merger("p-chain-1", tomorrow, "71033", "71031"));

        MvcTestResult second =
                admin.create(PATH, """
                {"id":"p-chain-2","effectiveOn":"%s","kind":"MERGE","from":["%s","71032@2026-01-01"],"into":%s}
                """.formatted(tomorrow.plusDays(7), next, newUnit("71034", "44@2025-07-01")));
        assertThat(second).hasStatus(201);

        assertProblem(admin.delete(PATH + "/p-chain-1", version(first)), 409, "reorganisation-needed");
        MvcTestResult today = admin.create(PATH, merger("p-chain-3", LocalDate.of(2026, 2, 1), "71035", "71032"));
        assertProblem(today, 422, "reorganisation-refused");
        assertThat(json(today).at("/errors/0/code").asString()).isEqualTo("planned-otherwise");
        assertProblem(
                admin.create(PATH, merger("p-chain-4", tomorrow.plusDays(8), "71036", "71032")),
                422,
                "reorganisation-refused");

        reorganiseUnits.takeEffect(tomorrow.plusDays(7));
        assertThat(unit("71031@2026-01-01").at("/today/0/path/0").asString())
                .isEqualTo("71034@" + tomorrow.plusDays(7));
    }

    @Test
    void whatCanNoLongerBeFailsVisiblyAndDoesNotStopTheNext() {
        register("71041", "44@2025-07-01");
        register("71042", "44@2025-07-01");
        admin.create(PATH, merger("p-fails", tomorrow, "71043", "71041"));
        admin.create(PATH, merger("p-goes-on", tomorrow, "71044", "71042"));
        // Somebody takes the code in the meantime.
        register("71043", "44@2025-07-01");

        reorganiseUnits.takeEffect(tomorrow);

        JsonNode failed = json(admin.get(PATH + "/p-fails"));
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problems").toString()).contains("unit-code-in-use");
        assertThat(unit("71041@2026-01-01").get("validTo").isNull()).isTrue();
        assertThat(status("p-goes-on")).isEqualTo("IN_EFFECT");
    }

    @Test
    void aSplitLeadsToItsPartsByTheirShares() {
        register("71051", "44@2025-07-01");

        MvcTestResult split = admin.create(PATH, """
                {"id":"p-split","effectiveOn":"2026-02-01","kind":"SPLIT","from":["71051@2026-01-01"],
                 "decision":"1/NQ-HĐND","parts":[{"weight":0.35,"unit":%s},{"weight":0.65,"existing":"18880@2025-07-01"}]}
                """.formatted(newUnit("71052", "44@2025-07-01")));

        assertThat(split).hasStatus(201);
        assertThat(unit("71051@2026-01-01").get("today").toString())
                .isEqualTo("[{\"share\":0.35,\"path\":[\"71052@2026-02-01\",\"44@2025-07-01\",\"VN\"]},"
                        + "{\"share\":0.65,\"path\":[\"18880@2025-07-01\",\"44@2025-07-01\",\"VN\"]}]");
    }

    @Test
    void aUnitThatMovesBeginsAnewWithAllBelowItAndIsExactInBothTrees() {
        admin.create("/units", """
                {"validFrom":"2026-01-01","unit":{"code":"71","name":"Tỉnh Thử","kind":"PROVINCE","parent":"VN"}}""");
        admin.create("/units", """
                {"validFrom":"2026-01-01","unit":{"code":"710","name":"Huyện Thử","kind":"DISTRICT",
                 "parent":"44@2025-07-01"}}""");
        register("71061", "710@2026-01-01");

        MvcTestResult moved = admin.create(PATH, """
                {"id":"p-move","effectiveOn":"2026-03-01","kind":"REPARENT","from":["710@2026-01-01"],
                 "parent":"71@2026-01-01"}""");

        assertThat(moved).hasStatus(201);
        JsonNode old = unit("71061@2026-01-01");
        assertThat(old.get("path").toString())
                .as("the tree of its own time stays")
                .isEqualTo("[\"71061@2026-01-01\",\"710@2026-01-01\",\"44@2025-07-01\",\"VN\"]");
        assertThat(old.get("validTo").asString()).isEqualTo("2026-03-01");
        String newPath = "[\"71061@2026-03-01\",\"710@2026-03-01\",\"71@2026-01-01\",\"VN\"]";
        assertThat(old.at("/today/0/path").toString()).isEqualTo(newPath);
        JsonNode now = unit("71061@2026-03-01");
        assertThat(now.get("path").toString()).isEqualTo(newPath);
        assertThat(now.get("population").asInt()).isEqualTo(1000);
        assertThat(now.get("validTo").isNull()).isTrue();
        assertThat(unit("710@2026-01-01").at("/today/0/path/0").asString()).isEqualTo("710@2026-03-01");
    }

    @Test
    void aRenamedUnitIsListedUnderTheNameOfTheDay() {
        register("71071", "44@2025-07-01");

        assertThat(admin.create(PATH, """
                {"id":"p-rename","effectiveOn":"2026-04-01","kind":"RENAME","from":["71071@2026-01-01"],
                 "name":"Xã Tên Mới"}""")).hasStatus(201);

        assertThat(unit("71071@2026-01-01").get("name").asString()).isEqualTo("Xã Tên Mới");
        assertThat(nameOn("2026-03-31")).isEqualTo("Xã Thử 71071");
        assertThat(nameOn("2026-04-01")).isEqualTo("Xã Tên Mới");
    }

    @Test
    void whatIsKnownOfAUnitIsCorrectedAndTheCorrectionIsOnRecord() {
        register("71081", "44@2025-07-01");
        String body = "{\"name\":\"Xã Thử 71081\",\"border\":true,\"population\":1234}";
        String uri = "/units/71081@2026-01-01";

        MvcTestResult amended = admin.put(uri, 0, body);

        assertThat(amended).hasStatusOk();
        assertProblem(admin.put(uri, 0, body), 412, "stale-revision");
        assertProblem(
                admin.as("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER).put(uri, version(amended), body),
                403,
                "forbidden");
        JsonNode change = json(admin.get(uri + "/history")).at("/items/0");
        assertThat(change.get("what").asString()).isEqualTo("unit.amended");
        assertThat(change.get("fields").toString())
                .contains("{\"field\":\"population\",\"before\":\"1000\",\"after\":\"1234\"}");
    }

    @Test
    void onlyAnAdministratorUndoesAndEveryoneReads() {
        register("71091", "44@2025-07-01");
        MvcTestResult planned = admin.create(PATH, merger("p-roles", tomorrow, "71092", "71091"));
        Api reporter = admin.as("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);

        assertProblem(reporter.delete(PATH + "/p-roles", version(planned)), 403, "forbidden");
        JsonNode listed = json(reporter.get(PATH + "?status=PLANNED&unit=71091@2026-01-01"));
        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(listed.at("/items/0/reorganisation/id").asString()).isEqualTo("p-roles");
        assertThat(admin.delete(PATH + "/p-roles", version(planned))).hasStatusOk();
    }

    @Test
    void aPreviewSaysWhatWouldChangeAndChangesNothing() {
        register("71101", "44@2025-07-01");
        register("71102", "44@2025-07-01");
        String body = merger("p-preview", tomorrow, "71103", "71101", "71102");

        JsonNode preview = json(admin.create(PATH + "?dryRun=true", body));

        assertThat(preview.get("atOnce").asBoolean()).isFalse();
        assertThat(preview.at("/begins/0/key").asString()).isEqualTo("71103@" + tomorrow);
        assertThat(preview.at("/begins/0/parent").asString()).isEqualTo("Tỉnh Quảng Trị");
        assertThat(preview.get("ends")).hasSize(2);
        assertThat(preview.at("/ends/0/name").asString()).isEqualTo("Xã Thử 71101");
        assertThat(preview.at("/ends/0/leads/0/key").asString()).isEqualTo("71103@" + tomorrow);
        assertThat(preview.at("/ends/0/leads/0/name").asString()).isEqualTo("Xã Thử 71103");
        assertThat(unit("71101@2026-01-01").get("validTo").isNull()).isTrue();
        assertProblem(admin.get(PATH + "/p-preview"), 404, "reorganisation-not-found");
    }

    @Test
    void aPreviewRestsOnWhatIsPlannedBeforeItAndIsRefusedAsTheDecisionWouldBe() {
        register("71111", "44@2025-07-01");
        admin.create(PATH, merger("p-preview-1", tomorrow, "71112", "71111"));
        String rename = """
                {"id":"p-preview-2","effectiveOn":"%s","kind":"RENAME","from":["71112@%s"],"name":"Xã Mới"}""".formatted(tomorrow.plusDays(1), tomorrow);

        JsonNode preview = json(admin.create(PATH + "?dryRun=true", rename));

        assertThat(preview.at("/renamed/0/before").asString()).isEqualTo("Xã Thử 71112");
        assertThat(preview.at("/renamed/0/after").asString()).isEqualTo("Xã Mới");
        assertProblem(
                admin.create(PATH + "?dryRun=true", merger("p-preview-3", tomorrow.plusDays(1), "71113", "71111")),
                422,
                "reorganisation-refused");
        assertProblem(
                admin.as("bc-18859", "18859@2025-07-01", COMMUNE_REPORTER).create(PATH + "?dryRun=true", rename),
                403,
                "forbidden");
    }

    private JsonNode unit(String key) {
        return json(admin.get("/units/" + key));
    }

    private String status(String id) {
        return json(admin.get(PATH + "/" + id)).get("status").asString();
    }

    private String nameOn(String day) {
        for (int page = 0; ; page++) {
            JsonNode units = json(admin.get("/units?under=44@2025-07-01&size=200&asOf=" + day + "&page=" + page))
                    .get("items");
            for (JsonNode unit : units) {
                if (unit.get("key").asString().equals("71071@2026-01-01")) {
                    return unit.get("name").asString();
                }
            }
            assertThat(units).isNotEmpty();
        }
    }

    private void register(String code, String parent) {
        assertThat(admin.create("/units", "{\"validFrom\":\"2026-01-01\",\"unit\":" + newUnit(code, parent) + "}"))
                .hasStatus(201);
    }

    private static String newUnit(String code, String parent) {
        return "{\"code\":\"" + code + "\",\"name\":\"Xã Thử " + code + "\",\"kind\":\"COMMUNE\",\"parent\":\"" + parent
                + "\",\"population\":1000}";
    }

    private static String merger(String id, LocalDate day, String into, String... from) {
        String keys = String.join("@2026-01-01\",\"", from);
        return "{\"id\":\"" + id + "\",\"effectiveOn\":\"" + day + "\",\"kind\":\"MERGE\",\"from\":[\"" + keys
                + "@2026-01-01\"],\"into\":" + newUnit(into, "44@2025-07-01") + "}";
    }
}
