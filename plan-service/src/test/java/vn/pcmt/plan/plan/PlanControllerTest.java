package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.http.HttpHeaders.ACCEPT_LANGUAGE;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.key;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class PlanControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String PLAN = """
            {"kind":"ANNUAL","title":"Kế hoạch năm 2026","documentNumber":"1/KH-UBND","issuer":"UBND tỉnh Quảng Trị",
             "issuedOn":"2026-01-02","from":"2026-01-01","to":"2026-12-31","scope":["44@2025-07-01"],
             "requirements":[{"id":"thang","template":"PCMT-THANG","frequency":"MONTHLY",
             "scope":["44@2025-07-01"],"firstPeriod":"2026-01"}]}
            """;

    /** The last month that is over: what may end no earlier. */
    private static final String LAST = PeriodId.running(Frequency.MONTHLY, LocalDate.now(VietnamTime.ZONE), 14)
            .previous()
            .text();

    private static final String LAST_COMPLETED = "{\"lastPeriod\":\"" + LAST + "\"}";

    @Autowired
    private MockMvcTester http;

    private Api leader;
    private Api admin;
    private Api reporter;

    @BeforeEach
    void callers() {
        leader = Api.as(http, "lanhdao", PROVINCE, LEADER);
        admin = Api.as(http, "quantri", PROVINCE, ADMIN);
        reporter = Api.as(http, "bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);
    }

    @Autowired
    private Plans plans;

    @Autowired
    private PlanDirectory directory;

    @Autowired
    private PartsInDisorder parts;

    @Test
    void aLeaderBeginsEditsAndIssuesAPlan() {
        MvcTestResult created = leader.create("/plans", PLAN);
        assertThat(created).hasStatus(201).headers().hasValue(ETAG, "\"0\"");
        String id = json(created).get("id").asString();
        assertThat(created).headers().hasValue("Location", "/api/v1/plans/" + id);

        MvcTestResult edited = put(id, leader, key(), 0, PLAN.replace("năm 2026", "2026 đã sửa"));
        assertThat(edited).hasStatus(200).headers().hasValue(ETAG, "\"1\"");

        MvcTestResult issued = issue(id, leader, key(), 1);
        assertThat(issued).hasStatus(200).headers().hasValue(ETAG, "\"2\"");
        assertThat(json(issued).get("status").asString()).isEqualTo("ISSUED");

        MvcTestResult read = reporter.get("/plans/" + id);
        assertThat(read).hasStatus(200).headers().hasValue(ETAG, "\"2\"");
        JsonNode plan = json(read);
        assertThat(plan.get("status").asString()).isEqualTo("ISSUED");
        assertThat(plan.get("issuedBy").asString()).isEqualTo("lanhdao");
        assertThat(plan.get("sample").asBoolean()).isFalse();
        assertThat(plan.at("/plan/title").asString()).isEqualTo("Kế hoạch 2026 đã sửa");
        assertThat(plan.at("/plan/issuedOn").asString()).isEqualTo("2026-01-02");
        assertThat(plan.at("/plan/requirements/0/firstPeriod").asString()).isEqualTo("2026-01");
        assertThat(plans.findById(id).orElseThrow().outbox().version())
                .as("plan.issued and one requirement.set")
                .isEqualTo(2);
    }

    @Test
    void closingAPlanIsTheLastThingThatHappensToIt() {
        String id = create();
        issue(id, leader, key(), 0);

        MvcTestResult closed = command(id + "/close", leader, key(), 1, LAST_COMPLETED);
        assertThat(closed).hasStatus(200);
        assertThat(json(closed).get("status").asString()).isEqualTo("CLOSED");
        assertProblem(command(id + "/close", leader, key(), 2, LAST_COMPLETED), 409, "plan-not-issued");
    }

    @Test
    void aPlanWhoseTasksAreNotInOrderStaysADraft() {
        String id = json(leader.create("/plans", PLAN.replace("năm 2026", PartsInDisorder.UNREADY)))
                .get("id")
                .asString();

        MvcTestResult refused = issue(id, leader, key(), 0);

        assertProblem(refused, 422, "plan-not-issuable");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/tasks/1/deadline");
        assertThat(directory.find(id).orElseThrow().status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(parts.heardOf(id)).isEmpty();
    }

    @Test
    void aPlanWithOpenTasksIsClosedOnlyIfItIsSaidWhatBecomesOfThem() {
        String id = json(leader.create("/plans", PLAN.replace("năm 2026", PartsInDisorder.UNSETTLED)))
                .get("id")
                .asString();
        issue(id, leader, key(), 0);

        MvcTestResult refused = command(id + "/close", leader, key(), 1, LAST_COMPLETED);
        assertProblem(refused, 409, "plan-not-closable");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/tasks/1");
        assertThat(directory.requireOpen(id).status()).isEqualTo(PlanStatus.ISSUED);

        MvcTestResult closed =
                command(id + "/close", leader, key(), 1, LAST_COMPLETED.replace("}", ",\"openTasks\":\"WITHDRAW\"}"));
        assertThat(closed).hasStatus(200);
        ClosingTerms terms = new ClosingTerms(LAST, ClosingTerms.OpenTasks.WITHDRAW);
        assertThat(directory.find(id).orElseThrow().closing()).isEqualTo(terms);
        assertThatThrownBy(() -> directory.requireOpen(id)).hasMessageContaining("plan-closed");
        assertThat(parts.heardOf(id))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(PlanPutInForce.class),
                        last -> assertThat(last).isInstanceOfSatisfying(PlanEnded.class, ended -> assertThat(
                                        ended.plan().closing())
                                .isEqualTo(terms)));
    }

    @Test
    void theDirectoryKnowsTheSubPlansOfAPlan() {
        String parent = create();
        String child = json(leader.create("/plans", PLAN.replace("{\"kind", "{\"parent\":\"" + parent + "\",\"kind")))
                .get("id")
                .asString();

        assertThat(directory.children(parent)).extracting(PlanFacts::id).containsExactly(child);
        assertThat(directory.children(child)).isEmpty();
        assertThat(directory.findAll(List.of(parent, child, "none"))).containsOnlyKeys(parent, child);
    }

    @Test
    void plansAreFoundByYearAgencyAndText() {
        String soon = PLAN.replace("năm 2026", "cao điểm biên giới")
                .replace("\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"", "\"from\":\"2027-03-01\",\"to\":null")
                .replace("2026-01\"}", "2027-03\"}")
                .replace("1/KH-UBND", "912/KH-BCĐ")
                .replace("\"issuer\":\"", "\"issuer\":\"Đội tìm kiếm, ");
        String id = json(leader.create("/plans", soon)).get("id").asString();

        assertThat(found(leader, "year=2026")).doesNotContain(id);
        assertThat(found(leader, "year=2030")).as("its end is open").contains(id);
        assertThat(found(leader, "agency=doi%20tim%20kiem")).containsExactly(id);
        assertThat(found(leader, "covering=18859@2025-07-01"))
                .as("of the province")
                .contains(id);
        assertThat(found(leader, "covering=01@1999-01-01&text=912/"))
                .as("of none that is known")
                .isEmpty();
        assertThat(found(leader, "text=CAO%20DIEM")).containsExactly(id);
        assertThat(found(leader, "text=" + encoded("912/kh-bcđ"))).containsExactly(id);
        assertThat(found(leader, "text=912/&status=ISSUED")).isEmpty();
        assertThat(found(reporter, "text=912/")).as("a draft").isEmpty();
        assertProblem(leader.get("/plans?year=1"), 400, "malformed-parameter");
    }

    private static List<String> found(Api caller, String query) {
        return caller.read("/plans?size=200&" + query)
                .get("items")
                .valueStream()
                .map(plan -> plan.get("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswerEvenWithAnOldVersion() {
        String createKey = key();
        String id = json(leader.send(HttpMethod.POST, "/plans", createKey, null, PLAN))
                .get("id")
                .asString();
        String issueKey = key();
        issue(id, leader, issueKey, 0);

        MvcTestResult createdAgain = leader.send(HttpMethod.POST, "/plans", createKey, null, PLAN);
        assertThat(createdAgain).hasStatus(201).headers().hasValue(ETAG, "\"0\"");
        assertThat(json(createdAgain).get("id").asString()).isEqualTo(id);
        assertThat(json(createdAgain).get("status").asString()).isEqualTo("DRAFT");
        MvcTestResult issuedAgain = issue(id, leader, issueKey, 0);
        assertThat(issuedAgain).hasStatus(200).headers().hasValue(ETAG, "\"1\"");
        assertThat(plans.findById(id).orElseThrow().outbox().version()).isEqualTo(2);
    }

    @Test
    void aKeyWithOtherContentIsRefused() {
        String key = key();
        String id = json(leader.send(HttpMethod.POST, "/plans", key, null, PLAN))
                .get("id")
                .asString();

        MvcTestResult other = leader.send(HttpMethod.POST, "/plans", key, null, PLAN.replace("năm 2026", "khác"));

        assertProblem(other, 409, "idempotency-key-reused");
        assertThat(plans.findById(id).orElseThrow().text().title()).isEqualTo("Kế hoạch năm 2026");
    }

    @Test
    void aStaleVersionIsRefusedAndNothingChanges() {
        String id = create();
        put(id, leader, key(), 0, PLAN);

        MvcTestResult stale = put(id, admin, key(), 0, PLAN.replace("năm 2026", "cũ"));

        assertProblem(stale, 412, "stale-revision");
        assertThat(plans.findById(id).orElseThrow().text().title()).isEqualTo("Kế hoạch năm 2026");
    }

    @Test
    void commandsNeedAKeyAndAVersion() {
        String id = create();

        assertProblem(leader.send(HttpMethod.POST, "/plans", null, null, PLAN), 428, "idempotency-key-required");
        assertProblem(leader.create("/plans/" + id + "/issue", ""), 428, "if-match-required");
        assertProblem(
                http.post()
                        .uri("/api/v1/plans/{id}/issue", id)
                        .header(AUTHORIZATION, TestTokens.bearer("lanhdao", PROVINCE, LEADER))
                        .header("Idempotency-Key", key())
                        .header(IF_MATCH, "zero")
                        .exchange(),
                400,
                "if-match-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"scope\":[\"44@2025-07-01\"],\n \"req', '\"scope\":[\"99999@2025-07-01\"],\n \"req', /scope/0, unit-unknown",
        "'\"scope\":[\"44@2025-07-01\"],\n \"req', '\"scope\":[\"45@2021-01-01\"],\n \"req', /scope/0, unit-outside-period",
        "'\"scope\":[\"44@2025-07-01\"],\n \"req', '\"scope\":[\"VN\",\"VN\"],\n \"req', /scope/1, unit-repeated",
        "'2026-12-31', '2025-12-31', /to, period-reversed",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"2026-13\"', /requirements/0/firstPeriod, month-malformed",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"1999-12\"', /requirements/0/firstPeriod, month-malformed",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"2100-01\"', /requirements/0/firstPeriod, month-malformed",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"2026-01\",\"lastPeriod\":\"9999-12\"', /requirements/0/lastPeriod, month-malformed",
        "PCMT-THANG, PCMT-NAM, /requirements/0/template, template-unknown",
        "'PCMT-THANG\",\"frequency', 'PCMT-PHAN-LOAI\",\"level\":\"PROVINCE\",\"frequency', /requirements/0/template, template-not-of-province",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"2026-M9M\"', /requirements/0/firstPeriod, month-malformed",
        "'\"scope\":[\"44@2025-07-01\"],\"first', '\"scope\":[\"VN\"],\"level\":\"PROVINCE\",\"first', /requirements/0/scope/0, unit-no-province",
        "'\"scope\":[\"44@2025-07-01\"],\"first', '\"scope\":[\"18859@2025-07-01\"],\"level\":\"PROVINCE\",\"first', /requirements/0/scope/0, unit-no-province",
        "'\"firstPeriod\":\"2026-01\"', '\"firstPeriod\":\"2026-02\",\"lastPeriod\":\"2026-01\"', /requirements/0/lastPeriod, period-reversed",
    })
    void whatIsWrongIsRefusedAtOnce(String right, String wrong, String pointer, String code) {
        String body = PLAN.replace(right, wrong);
        assertThat(body).isNotEqualTo(PLAN);

        MvcTestResult refused = leader.create("/plans", body);

        assertProblem(refused, 422, "plan-refused");
        JsonNode error = json(refused).at("/errors/0");
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).doesNotContain("field.").isNotBlank();
    }

    @Test
    void aPlanMayAskTheProvinceItself() {
        String body = PLAN.replace(
                "\"requirements\":[",
                "\"requirements\":[{\"id\":\"tinh\",\"template\":\"PCMT-THANG\",\"frequency\":\"MONTHLY\","
                        + "\"scope\":[\"44@2025-07-01\"],\"firstPeriod\":\"2026-01\",\"level\":\"PROVINCE\"},");

        MvcTestResult created = leader.create("/plans", body);
        assertThat(created).hasStatus(201);
        String id = json(created).get("id").asString();
        issue(id, leader, key(), 0);

        JsonNode plan = json(leader.get("/plans/" + id));
        assertThat(plan.at("/plan/requirements/0/level").asString()).isEqualTo("PROVINCE");
        assertThat(plan.at("/plan/requirements/1/level").asString()).isEqualTo("COMMUNE");
        assertThat(plans.findById(id).orElseThrow().text().requirements())
                .extracting(one -> one.requirement().level())
                .containsExactly(ReportingLevel.PROVINCE, ReportingLevel.COMMUNE);
    }

    @Test
    void whatIsMissingKeepsAPlanADraft() {
        String bare = "{\"kind\":\"AREA\",\"title\":\"Mới có tên\"}";
        String id = json(leader.create("/plans", bare)).get("id").asString();

        MvcTestResult refused = http.post()
                .uri("/api/v1/plans/{id}/issue", id)
                .header(AUTHORIZATION, TestTokens.bearer("lanhdao", PROVINCE, LEADER))
                .header("Idempotency-Key", key())
                .header(IF_MATCH, "\"0\"")
                .header(ACCEPT_LANGUAGE, "en")
                .exchange();

        assertProblem(refused, 422, "plan-not-issuable");
        assertThat(json(refused).get("title").asString()).isEqualTo("The plan cannot be issued yet");
        assertThat(json(refused).get("errors").values().stream()
                        .map(error -> error.get("code").asString()))
                .containsExactly("issuer-missing", "scope-missing");
        assertThat(plans.findById(id).orElseThrow().status()).isEqualTo(PlanStatus.DRAFT);
    }

    @Test
    void malformedJsonAndUnknownFieldsAreRefused() {
        assertProblem(leader.create("/plans", "{\"kind\":"), 400, "malformed-json");
        assertProblem(leader.create("/plans", PLAN.replace("\"title\"", "\"titel\"")), 400, "malformed-json");
        assertProblem(leader.create("/plans", PLAN.replace("ANNUAL", "MONTHLY")), 400, "malformed-json");
        assertProblem(leader.create("/plans", PLAN.replace("Kế hoạch năm 2026", " ")), 422, "invalid-request");
    }

    @Test
    void onlyALeaderIssuesAndOnlyLeadersAndAdministratorsWrite() {
        String id = create();

        assertProblem(reporter.create("/plans", PLAN), 403, "forbidden");
        assertProblem(put(id, reporter, key(), 0, PLAN), 403, "forbidden");
        assertProblem(issue(id, admin, key(), 0), 403, "forbidden");
        assertThat(plans.findById(id).orElseThrow().revision()).isZero();
    }

    @Test
    void aDraftIsReadByThoseWhoMayWriteItOnly() {
        String id = create();
        String all = "/plans?size=200";

        assertProblem(reporter.get("/plans/" + id), 404, "plan-not-found");
        assertThat(reporter.get(all)).hasStatus(200).bodyText().doesNotContain(id, "\"DRAFT\"");
        for (Api by : List.of(leader, admin)) {
            assertThat(by.get("/plans/" + id)).hasStatus(200);
            assertThat(by.get(all)).hasStatus(200).bodyText().contains(id);
        }

        issue(id, leader, key(), 0);
        assertThat(reporter.get("/plans/" + id)).hasStatus(200);
        assertThat(reporter.get(all)).hasStatus(200).bodyText().contains(id);
    }

    @Test
    void withoutAValidTokenNothingIsReadOrWritten() {
        assertProblem(http.get().uri("/api/v1/plans").exchange(), 401, "unauthenticated");
        assertProblem(
                Api.bearing(http, "Bearer " + TestTokens.expired("lanhdao", PROVINCE, LEADER))
                        .get("/plans"),
                401,
                "token-expired");
        assertProblem(
                Api.bearing(http, "Bearer " + TestTokens.wrongSignature("lanhdao", PROVINCE, LEADER))
                        .get("/plans"),
                401,
                "unauthenticated");
        assertProblem(
                Api.bearing(http, "Bearer " + TestTokens.wrongAudience("lanhdao", PROVINCE, LEADER))
                        .get("/plans"),
                401,
                "unauthenticated");
        assertProblem(
                Api.bearing(http, "Bearer " + TestTokens.wrongIssuer("lanhdao", PROVINCE, LEADER))
                        .get("/plans"),
                401,
                "unauthenticated");
    }

    @Test
    void anUnknownPlanIsNotFound() {
        MvcTestResult missing = reporter.get("/plans/" + UUID.randomUUID());

        assertProblem(missing, 404, "plan-not-found");
        assertThat(json(missing).get("title").asString())
                .as("Vietnamese by default")
                .isEqualTo("Không có kế hoạch này");
        assertProblem(issue("none", leader, key(), 0), 404, "plan-not-found");
    }

    private String create() {
        return leader.created("/plans", PLAN);
    }

    private MvcTestResult put(String id, Api by, String key, long version, String body) {
        return by.send(HttpMethod.PUT, "/plans/" + id, key, version, body);
    }

    private MvcTestResult issue(String id, Api by, String key, long version) {
        return command(id + "/issue", by, key, version, "");
    }

    private MvcTestResult command(String path, Api by, String key, long version, String body) {
        return by.send(HttpMethod.POST, "/plans/" + path, key, version, body);
    }
}
