package vn.pcmt.plan.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.ETAG;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.key;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class EvaluationControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String COMMUNE = "18859@2025-07-01";
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

    private Api leader;
    private Api officer;
    private Api reviewer;
    private Api head;
    private Api other;

    @BeforeEach
    void callers() {
        leader = Api.as(http, "lanhdao", PROVINCE, LEADER);
        officer = Api.as(http, "canbo", PROVINCE, OFFICER);
        reviewer = Api.as(http, "duyet", PROVINCE, REVIEWER);
        head = Api.as(http, "ct-18859", COMMUNE, COMMUNE_HEAD);
        other = Api.as(http, "bc-18862", "18862@2025-07-01", COMMUNE_REPORTER);
    }

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

        assertThat(write(plan, officer, key(), 0, TEXT))
                .hasStatus(200)
                .headers()
                .hasValue(ETAG, "\"1\"");
        String target = json(leader.send(HttpMethod.POST, "/plans/" + plan + "/targets", key(), null, """
            {"title":"Địa bàn sạch","indicator":{"template":"PCMT-THANG","code":"GC11"},
             "goal":{"kind":"VALUE","value":0},"direction":"DOWN","firstPeriod":"2026-01","lastPeriod":"2026-12"}
            """))
                .get("id")
                .asString();
        assertThat(close(plan)).hasStatus(200);

        JsonNode shown = json(head.get("/plans/" + plan + "/evaluation"));
        assertThat(shown.get("frozen").asBoolean()).isTrue();
        assertThat(shown.at("/evaluation/situation").asString()).isEqualTo("Địa bàn chuyển biến rõ.");
        assertThat(shown.at("/outcome/targets/0/id").asString()).isEqualTo(target);
        assertThat(shown.at("/outcome/targets/0/actual").isNull())
                .as("missing is never zero")
                .isTrue();
        assertProblem(write(plan, officer, key(), 2, TEXT), 409, "evaluation-final");
    }

    @Test
    void whatACrashLeftOpenIsFrozenByTheSweep() {
        String plan = issuedPlan();
        write(plan, officer, key(), 0, TEXT);
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
        assertProblem(write(draft, leader, key(), 0, TEXT), 409, "plan-not-issued");
        String plan = issuedPlan();
        assertProblem(write(plan, reviewer, key(), 0, TEXT), 403, "forbidden");
        assertProblem(write(plan, head, key(), 0, TEXT), 403, "forbidden");

        String key = key();
        assertThat(write(plan, officer, key, 0, TEXT)).hasStatus(200);
        assertThat(write(plan, officer, key, 0, TEXT)).as("again").hasStatus(200);
        assertProblem(write(plan, leader, key(), 0, TEXT), 412, "stale-revision");
        assertThat(write(plan, leader, key(), 1, TEXT)).hasStatus(200);
        assertProblem(
                write(plan, leader, key(), 2, TEXT.replace("chuyển biến rõ", "có 045123456789")), 422, "text-refused");
        assertProblem(write("none", leader, key(), 0, TEXT), 404, "plan-not-found");
    }

    @Test
    void theReportIsAWordDocument() {
        String plan = issuedPlan();
        write(plan, officer, key(), 0, TEXT);

        MvcTestResult file = head.get("/plans/" + plan + "/evaluation.docx");

        assertThat(file)
                .hasStatus(200)
                .hasContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void unitsTakeAModelOverForThemselvesAndTheProvinceForAnyOfItsOwn() {
        String plan = issuedPlan();
        MvcTestResult named = officer.send(HttpMethod.POST, "/plans/" + plan + "/models", key(), null, MODEL);
        assertThat(named).hasStatus(201);
        String model = json(named).get("id").asString();

        assertThat(adopt(model, head, key(), COMMUNE, "2026-02-01")).hasStatus(201);
        assertProblem(adopt(model, other, key(), COMMUNE, "2026-02-01"), 403, "forbidden");
        assertProblem(adopt(model, reviewer, key(), COMMUNE, "2026-02-01"), 403, "forbidden");
        assertProblem(adopt(model, officer, key(), COMMUNE, "2026-03-01"), 409, "model-adopted-already");
        String key = key();
        adopt(model, officer, key, PROVINCE, "2026-03-01");
        assertThat(adopt(model, officer, key, PROVINCE, "2026-03-01"))
                .as("again")
                .hasStatus(201);

        JsonNode shown = json(other.get("/models/" + model));
        assertThat(shown.get("communes").asInt()).isEqualTo(1);
        assertThat(shown.get("provinces").asInt()).isEqualTo(1);
        assertThat(shown.at("/adoptions/0/on").asString()).isEqualTo("2026-02-01");
        assertThat(json(head.get("/plans/" + plan + "/models"))).hasSize(1);
        assertThat(head.get("/models")).hasStatus(200);
        assertProblem(head.get("/models/none"), 404, "model-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "99999@2025-07-01, 2026-02-01, /unit, unit-unknown",
        "18859@2025-07-01, 2025-02-01, /unit, unit-not-existing",
        "18859@2025-07-01, 2199-01-01, /on, effective-in-future"
    })
    void anAdoptionThatCannotBeIsRefused(String unit, String on, String pointer, String code) {
        String model = json(officer.send(HttpMethod.POST, "/plans/" + issuedPlan() + "/models", key(), null, MODEL))
                .get("id")
                .asString();

        MvcTestResult refused = adopt(model, officer, key(), unit, on);

        assertProblem(refused, 422, "adoption-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
    }

    private MvcTestResult adopt(String model, Api by, String key, String unit, String on) {
        return by.send(
                HttpMethod.POST,
                "/models/" + model + "/adoptions",
                key,
                null,
                "{'unit':'%s','on':'%s'}".formatted(unit, on));
    }

    private MvcTestResult write(String plan, Api by, String key, long version, String body) {
        return by.send(HttpMethod.PUT, "/plans/" + plan + "/evaluation", key, version, body);
    }

    private MvcTestResult close(String plan) {
        return leader.post("/plans/" + plan + "/close", 1, "{'lastPeriod':'2026-11'}");
    }

    private String issuedPlan() {
        return leader.issued(PLAN);
    }

    private String plan() {
        return leader.created("/plans", PLAN);
    }
}
