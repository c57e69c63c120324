package vn.pcmt.plan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_MATCH;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.plan.OnStore;

@OnStore
class EvaluationControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String COMMUNE = "18859@2025-07-01";
    private static final String LEADER_TOKEN = TestTokens.bearer("lanhdao", PROVINCE, LEADER);
    private static final String OFFICER_TOKEN = TestTokens.bearer("canbo", PROVINCE, OFFICER);
    private static final String REVIEWER_TOKEN = TestTokens.bearer("duyet", PROVINCE, REVIEWER);
    private static final String HEAD_TOKEN = TestTokens.bearer("ct-18859", COMMUNE, COMMUNE_HEAD);
    private static final String OTHER_TOKEN = TestTokens.bearer("bc-18862", "18862@2025-07-01", COMMUNE_REPORTER);
    private static final String PLAN = """
        {"kind":"AREA","title":"Kế hoạch chuyển hóa địa bàn","issuer":"UBND tỉnh Quảng Trị",
         "from":"2026-01-01","scope":["44@2025-07-01"]}
        """;
    private static final String TEXT = """
        {"situation":"Địa bàn chuyển biến rõ.","results":"Đã tuyên truyền ở 12 xã.","lessons":["Rõ người, rõ việc"]}
        """;
    private static final String MODEL = """
        {"name":"Thôn, bản không có tội phạm và tệ nạn ma túy","origin":"18859@2025-07-01"}
        """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private FreezeEvaluation freeze;

    @Test
    void aPlanOfAnAreaIsClosedOnlyWithAnEvaluationWhichIsFinalThen() {
        String plan = issuedPlan();
        MvcTestResult refused = close(plan);
        assertProblem(refused, 409, "plan-not-closable");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/evaluation");

        assertThat(write(plan, OFFICER_TOKEN, key(), "\"0\"", TEXT))
                .hasStatus(200)
                .headers()
                .hasValue(ETAG, "\"1\"");
        String target = json(post("/api/v1/plans/" + plan + "/targets", LEADER_TOKEN, key(), null, """
            {"title":"Địa bàn sạch","indicator":{"template":"PCMT-THANG","code":"GC11"},
             "goal":{"kind":"VALUE","value":0},"direction":"DOWN","firstPeriod":"2026-01","lastPeriod":"2026-12"}
            """))
                .get("id")
                .asString();
        assertThat(close(plan)).hasStatus(200);

        JsonNode shown = json(get("/api/v1/plans/" + plan + "/evaluation", HEAD_TOKEN));
        assertThat(shown.get("frozen").asBoolean()).isTrue();
        assertThat(shown.at("/evaluation/situation").asString()).isEqualTo("Địa bàn chuyển biến rõ.");
        assertThat(shown.at("/outcome/targets/0/id").asString()).isEqualTo(target);
        assertThat(shown.at("/outcome/targets/0/actual").isNull())
                .as("missing is never zero")
                .isTrue();
        assertProblem(write(plan, OFFICER_TOKEN, key(), "\"2\"", TEXT), 409, "evaluation-final");
    }

    @Test
    void whatACrashLeftOpenIsFrozenByTheSweep() {
        String plan = issuedPlan();
        write(plan, OFFICER_TOKEN, key(), "\"0\"", TEXT);
        close(plan);
        Evaluation frozen = evaluations.findById(plan).orElseThrow();
        evaluations.deleteById(plan);
        Evaluation open = Evaluation.blank(plan);
        open.write(frozen.text());
        evaluations.insert(open);

        freeze.sweep();

        assertThat(evaluations.findById(plan).orElseThrow().isFinal()).isTrue();
    }

    @Test
    void anEvaluationIsWrittenByTheProvinceForAPlanInForceAndNotTwiceAtOnce() {
        String draft = plan();
        assertProblem(write(draft, LEADER_TOKEN, key(), "\"0\"", TEXT), 409, "plan-not-issued");
        String plan = issuedPlan();
        assertProblem(write(plan, REVIEWER_TOKEN, key(), "\"0\"", TEXT), 403, "forbidden");
        assertProblem(write(plan, HEAD_TOKEN, key(), "\"0\"", TEXT), 403, "forbidden");

        String key = key();
        assertThat(write(plan, OFFICER_TOKEN, key, "\"0\"", TEXT)).hasStatus(200);
        assertThat(write(plan, OFFICER_TOKEN, key, "\"0\"", TEXT)).as("again").hasStatus(200);
        assertProblem(write(plan, LEADER_TOKEN, key(), "\"0\"", TEXT), 412, "stale-revision");
        assertThat(write(plan, LEADER_TOKEN, key(), "\"1\"", TEXT)).hasStatus(200);
        assertProblem(
                write(plan, LEADER_TOKEN, key(), "\"2\"", TEXT.replace("chuyển biến rõ", "có 045123456789")),
                422,
                "text-refused");
        assertProblem(write("none", LEADER_TOKEN, key(), "\"0\"", TEXT), 404, "plan-not-found");
    }

    @Test
    void theReportIsAWordDocument() {
        String plan = issuedPlan();
        write(plan, OFFICER_TOKEN, key(), "\"0\"", TEXT);

        MvcTestResult file = get("/api/v1/plans/" + plan + "/evaluation.docx", HEAD_TOKEN);

        assertThat(file)
                .hasStatus(200)
                .hasContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void unitsTakeAModelOverForThemselvesAndTheProvinceForAnyOfItsOwn() {
        String plan = issuedPlan();
        MvcTestResult named = post("/api/v1/plans/" + plan + "/models", OFFICER_TOKEN, key(), null, MODEL);
        assertThat(named).hasStatus(201);
        String model = json(named).get("id").asString();

        assertThat(adopt(model, HEAD_TOKEN, key(), COMMUNE, "2026-02-01")).hasStatus(201);
        assertProblem(adopt(model, OTHER_TOKEN, key(), COMMUNE, "2026-02-01"), 403, "forbidden");
        assertProblem(adopt(model, REVIEWER_TOKEN, key(), COMMUNE, "2026-02-01"), 403, "forbidden");
        assertProblem(adopt(model, OFFICER_TOKEN, key(), COMMUNE, "2026-03-01"), 409, "model-adopted-already");
        String key = key();
        adopt(model, OFFICER_TOKEN, key, PROVINCE, "2026-03-01");
        assertThat(adopt(model, OFFICER_TOKEN, key, PROVINCE, "2026-03-01"))
                .as("again")
                .hasStatus(201);

        JsonNode shown = json(get("/api/v1/models/" + model, OTHER_TOKEN));
        assertThat(shown.get("communes").asInt()).isEqualTo(1);
        assertThat(shown.get("provinces").asInt()).isEqualTo(1);
        assertThat(shown.at("/adoptions/0/on").asString()).isEqualTo("2026-02-01");
        assertThat(json(get("/api/v1/plans/" + plan + "/models", HEAD_TOKEN))).hasSize(1);
        assertThat(get("/api/v1/models", HEAD_TOKEN)).hasStatus(200);
        assertProblem(get("/api/v1/models/none", HEAD_TOKEN), 404, "model-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, 2026-02-01, /unit, unit-unknown",
        "18859@2025-07-01, 2025-02-01, /unit, unit-not-existing",
        "18859@2025-07-01, 2199-01-01, /on, effective-in-future"
    })
    void anAdoptionThatCannotBeIsRefused(String unit, String on, String pointer, String code) {
        String model = json(post("/api/v1/plans/" + issuedPlan() + "/models", OFFICER_TOKEN, key(), null, MODEL))
                .get("id")
                .asString();

        MvcTestResult refused = adopt(model, OFFICER_TOKEN, key(), unit, on);

        assertProblem(refused, 422, "adoption-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
    }

    private MvcTestResult adopt(String model, String token, String key, String unit, String on) {
        return post(
                "/api/v1/models/" + model + "/adoptions",
                token,
                key,
                null,
                "{\"unit\":\"%s\",\"on\":\"%s\"}".formatted(unit, on));
    }

    private MvcTestResult write(String plan, String token, String key, String version, String body) {
        return http.put()
                .uri("/api/v1/plans/" + plan + "/evaluation")
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .header(IF_MATCH, version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult close(String plan) {
        return post("/api/v1/plans/" + plan + "/close", LEADER_TOKEN, key(), "\"1\"", "{\"lastPeriod\":\"2026-11\"}");
    }

    private String issuedPlan() {
        String plan = plan();
        assertThat(post("/api/v1/plans/" + plan + "/issue", LEADER_TOKEN, key(), "\"0\"", ""))
                .hasStatus(200);
        return plan;
    }

    private String plan() {
        return json(post("/api/v1/plans", LEADER_TOKEN, key(), null, PLAN))
                .get("id")
                .asString();
    }

    private MvcTestResult post(String uri, String token, String key, @Nullable String version, String body) {
        var request = http.post()
                .uri(uri)
                .header(AUTHORIZATION, token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header(IF_MATCH, version)).exchange();
    }

    private MvcTestResult get(String uri, String token) {
        return http.get().uri(uri).header(AUTHORIZATION, token).exchange();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(json(result).get("code").asString()).isEqualTo(code);
        assertThat(json(result).get("detail").asString())
                .doesNotStartWith("problem.")
                .isNotBlank();
    }

    private static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }
}
