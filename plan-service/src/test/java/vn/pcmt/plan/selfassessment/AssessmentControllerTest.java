package vn.pcmt.plan.selfassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.version;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** A commune's self-assessment from its first words to the province's verdict. */
@OnStore
class AssessmentControllerTest {
    private static final String UNIT = "18880@2025-07-01";
    private static final List<String> ALL =
            List.of("PT1", "PT2", "PT3", "PT4", "QL1", "QL2", "QL3", "QL4", "DT1", "DT2", "DT3");

    @Autowired
    private MockMvcTester mvc;

    private Api commune;
    private Api province;
    private Api leader;
    private String plan;

    @BeforeEach
    void issueAPlan() {
        leader = Api.as(mvc, "lanhdao", "44@2025-07-01", LEADER);
        commune = leader.as("ct-18880", UNIT, COMMUNE_HEAD);
        province = leader.as("duyet", "44@2025-07-01", REVIEWER);
        MvcTestResult created = leader.create("/plans", """
                {"kind":"ANNUAL","title":"Kế hoạch năm","issuer":"UBND tỉnh Quảng Trị","from":"2025-01-01",
                 "to":"2027-12-31","scope":["465@2021-01-01","%s"]}
                """.formatted(UNIT));
        plan = json(created).get("id").asString();
        assertThat(leader.post("/plans/" + plan + "/issue", version(created), ""))
                .hasStatusOk();
    }

    @Test
    void aCommuneScoresItselfTheProvinceReturnsItAndThenConfirmsIt() {
        MvcTestResult begun = begin(commune, UNIT, 2026, scores("10", "\"12/BC\"", "PT1", "PT2"));
        assertThat(begun).hasStatus(201);
        String uri = "/assessments/" + json(begun).get("id").asString();
        assertProblem(province.get(uri), 404, "assessment-not-found");

        MvcTestResult incomplete = commune.post(uri + "/submission", 0, "");
        assertProblem(incomplete, 422, "assessment-refused");
        assertThat(json(incomplete).get("errors").size())
                .as("nine criteria without points")
                .isEqualTo(9);
        String full = scores("5", "\"12/BC\"", ALL.toArray(String[]::new));
        assertThat(commune.put(uri, 0, full)).hasStatusOk();
        assertThat(commune.post(uri + "/submission", 1, "")).hasStatusOk();
        assertProblem(commune.put(uri, 2, full), 409, "assessment-not-open");

        assertThat(province.post(
                        uri + "/return",
                        2,
                        "{\"reason\":\"Thiếu minh chứng\",\"remarks\":[{\"criterion\":\"DT1\",\"text\":\"Bổ sung\"}]}"))
                .hasStatusOk();
        JsonNode returned = json(commune.get(uri));
        assertThat(returned.get("status").asString()).isEqualTo("RETURNED");
        assertThat(returned.at("/returned/remarks/0/text").asString()).isEqualTo("Bổ sung");
        assertThat(commune.post(uri + "/submission", 3, "")).hasStatusOk();

        MvcTestResult confirmed = province.post(
                uri + "/confirmation",
                4,
                "{\"adjustments\":[{\"criterion\":\"DT1\",\"points\":25,\"why\":\"Đủ minh chứng\"}]}");

        assertThat(confirmed).hasStatusOk();
        JsonNode shown = json(commune.get(uri));
        assertThat(shown.get("status").asString()).isEqualTo("CONFIRMED");
        // 20 of 60, 20 of 60, 35 of 50 points: 0.3 × 33.33… + 0.3 × 33.33… + 0.4 × 70 = 48
        assertThat(shown.get("total").asDouble()).isEqualTo(48);
        assertThat(shown.get("good").asBoolean()).isFalse();
        assertThat(shown.at("/scores/8/claimed").asInt()).isEqualTo(5);
        assertThat(shown.at("/scores/8/confirmed").asInt()).isEqualTo(25);
        assertProblem(province.post(uri + "/confirmation", 5, "{}"), 409, "assessment-not-submitted");
    }

    @Test
    void theProvinceSeesWhoIsMissingAndWhoIsBest() {
        begin(commune, UNIT, 2026, scores("5", "\"1/BC\"", ALL.toArray(String[]::new)));
        String id = plan + "~" + UNIT + "~2026";
        commune.post("/assessments/" + id + "/submission", 0, "");

        JsonNode summary = json(province.get("/plans/" + plan + "/assessments/summary?year=2026"));

        int expected = summary.get("expected").asInt();
        assertThat(expected)
                .as("the communes that the old district Hướng Hóa is today, and one more")
                .isEqualTo(communesOfToday("465@2021-01-01") + 1);
        assertThat(summary.get("missing").asInt()).isEqualTo(expected - 1);
        assertThat(summary.at("/counts/SUBMITTED").asInt()).isEqualTo(1);
        assertThat(summary.at("/ranking/0/unitKey").asString()).isEqualTo(UNIT);
        assertProblem(commune.get("/plans/" + plan + "/assessments/summary?year=2026"), 403, "forbidden");
        assertThat(json(province.get("/plans/" + plan + "/assessments?year=2026&status=SUBMITTED"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void onlyTheOwnCommuneWritesAndOnlyTheProvinceJudges() {
        String full = scores("5", "\"1/BC\"", ALL.toArray(String[]::new));
        Api neighbour = leader.as("ct-18871", "18871@2025-07-01", COMMUNE_HEAD);
        assertProblem(begin(neighbour, UNIT, 2026, full), 403, "forbidden");
        assertProblem(begin(leader, UNIT, 2026, full), 403, "forbidden");
        begin(commune, UNIT, 2026, full);
        String uri = "/assessments/" + plan + "~" + UNIT + "~2026";
        assertProblem(neighbour.get(uri), 403, "forbidden");
        assertProblem(neighbour.put(uri, 0, full), 403, "forbidden");
        commune.post(uri + "/submission", 0, "");
        assertProblem(commune.post(uri + "/confirmation", 1, "{}"), 403, "forbidden");
        assertProblem(
                leader.as("duyet-khac", "45@2021-01-01", REVIEWER).post(uri + "/return", 1, "{\"reason\":\"Không\"}"),
                403,
                "forbidden");
        assertThat(leader.as("kiemtra", "44@2025-07-01", AUDITOR).get(uri)).hasStatusOk();
        assertProblem(province.post(uri + "/confirmation", 0, "{}"), 412, "stale-revision");
    }

    @Test
    void whatCannotBeScoredIsRefused() {
        assertRefused(begin(commune, UNIT, 2099, scores("1", "", "PT1")), "year-outside-plan");
        assertRefused(begin(commune, UNIT, 2027, scores("1", "", "PT1")), "year-to-come");
        assertRefused(begin(commune, UNIT, 2026, scores("21", "", "PT1")), "too-many-points");
        assertRefused(begin(commune, UNIT, 2026, scores("1", "", "XX1")), "criterion-unknown");
        assertRefused(begin(commune, UNIT, 2026, scores("1", "", "PT1", "PT1")), "criterion-repeated");
        Api outside = leader.as("ct-18871", "18871@2025-07-01", COMMUNE_HEAD);
        assertRefused(begin(outside, "18871@2025-07-01", 2026, scores("1", "", "PT1")), "unit-outside-scope");
        assertProblem(begin(commune, UNIT, 2026, scores("-1", "", "PT1")), 422, "invalid-request");

        begin(commune, UNIT, 2026, scores("1", "", ALL.toArray(String[]::new)));
        assertProblem(begin(commune, UNIT, 2026, scores("1", "", "PT1")), 409, "assessment-exists");
        MvcTestResult bare = commune.post("/assessments/" + plan + "~" + UNIT + "~2026/submission", 0, "");
        assertRefused(bare, "evidence-missing");
        assertThat(json(bare).get("errors").size())
                .as("PT4 and DT3 need no evidence")
                .isEqualTo(9);
    }

    @Test
    void newCriteriaHoldFromTheirYearOnAndOldAssessmentsKeepTheirs() {
        begin(commune, UNIT, 2026, scores("1", "", "PT1"));
        JsonNode builtIn = json(leader.get("/assessment-criteria/1"));
        assertThat(builtIn.get("sample").asBoolean()).isTrue();
        String own = builtIn.get("criteria")
                .toString()
                .replace("\"fromYear\":2000", "\"fromYear\":2090")
                .replace("\"PT1\"", "\"PT9\"");

        MvcTestResult set = leader.create("/assessment-criteria", own);

        assertThat(set).hasStatus(201);
        int next = json(set).get("version").asInt();
        assertThat(json(leader.get("/assessment-criteria?year=2026"))
                        .at("/0/version")
                        .asInt())
                .isLessThan(next);
        assertThat(json(leader.get("/assessment-criteria?year=2090"))
                        .at("/0/version")
                        .asInt())
                .isEqualTo(next);
        assertThat(json(commune.get("/assessments/" + plan + "~" + UNIT + "~2026"))
                        .get("criteria")
                        .asInt())
                .isLessThan(next);
        assertProblem(province.create("/assessment-criteria", own), 403, "forbidden");
        MvcTestResult wrong = leader.create("/assessment-criteria", own.replace("0.4", "0.5"));
        assertProblem(wrong, 422, "criteria-refused");
        assertThat(json(wrong).at("/errors/0/code").asString()).isEqualTo("weights-not-one");
        assertProblem(leader.get("/assessment-criteria/99"), 404, "criteria-not-found");
    }

    private int communesOfToday(String district) {
        JsonNode old = json(leader.get("/units?asOf=2025-06-30&level=COMMUNE&size=200&under=" + district));
        return old.get("items").values().stream()
                .map(unit -> unit.at("/today/0/path/0").asString())
                .collect(Collectors.toSet())
                .size();
    }

    private MvcTestResult begin(Api by, String unit, int year, String written) {
        return by.create(
                "/plans/" + plan + "/assessments",
                "{\"unitKey\":\"" + unit + "\",\"year\":" + year + ",\"written\":" + written + "}");
    }

    private static String scores(String points, String evidence, String... criteria) {
        return List.of(criteria).stream()
                .map(code ->
                        "{\"criterion\":\"" + code + "\",\"points\":" + points + ",\"evidence\":[" + evidence + "]}")
                .collect(Collectors.joining(",", "{\"scores\":[", "]}"));
    }

    private static void assertRefused(MvcTestResult refused, String code) {
        assertProblem(refused, 422, "assessment-refused");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
    }
}
