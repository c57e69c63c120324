package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.rule.RuleCase;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.unit.UnitStock;

/** Rules as the units meet them: the form asks, the submission refuses or keeps, and both say the same as the rules. */
@OnStore
class RulesOverHttpTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger CODES = new AtomicInteger(33000);
    private static final ReportingPeriod PERIOD = ReportingPeriod.parse("2026-09");
    private static final Instant IN_TIME = vietnam("2026-09-16T09:00:00");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private ReportId id;

    @BeforeEach
    void aCommuneOwesSeptember() {
        clock.set(IN_TIME);
        owe(String.valueOf(CODES.incrementAndGet()));
    }

    private void owe(String code) {
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        id = new ReportId("PCMT-THANG", code + "@2025-07-01", PERIOD);
        store.remove(Query.query(Criteria.where("unitKey").is(id.unitKey())), Report.class);
        reports.addMissing(List.of(expected(id)));
    }

    static Stream<RuleCase> cases() {
        return RuleCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theFormIsToldWhatTheRulesSay(RuleCase given) {
        live(given);
        for (String language : List.of("vi", "en")) {
            JsonNode evaluation = read(evaluate(body(given.values(), Map.of()), language));

            List<JsonNode> found = lines(evaluation).stream()
                    .filter(line -> !line.path("rule").isNull())
                    .toList();
            assertThat(found).hasSameSizeAs(given.findings());
            for (int i = 0; i < found.size(); i++) {
                RuleCase.Expected expected = given.findings().get(i);
                assertThat(found.get(i).path("rule").asString()).isEqualTo(given.rule());
                assertThat(found.get(i).path("code").asString()).isEqualTo(expected.check());
                assertThat(found.get(i).path("severity").asString())
                        .isEqualTo(expected.severity().name());
                assertThat(found.get(i).path("pointer").asString()).isEqualTo("/values/" + expected.indicator());
                assertThat(found.get(i).path("message").asString())
                        .isEqualTo(language.equals("vi") ? expected.vi() : expected.en());
            }
            assertThat(evaluation.path("acceptable").asBoolean()).isEqualTo(isQuiet(given));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aSubmissionIsTakenOrRefusedByTheSameRules(RuleCase given) {
        live(given);
        MvcTestResult first = submit(body(given.values(), Map.of()), "first");
        if (isQuiet(given)) {
            assertThat(first).hasStatus(201);
            assertThat(reports.find(id).orElseThrow().latest().orElseThrow().findings())
                    .hasSameSizeAs(given.findings());
            return;
        }
        assertThat(first).hasStatus(422);
        assertThat(errors(first))
                .containsAll(given.findings().stream()
                        .map(finding -> finding.severity() == Severity.ERROR
                                ? "/values/%s %s %s".formatted(finding.indicator(), finding.check(), finding.vi())
                                : "/explanations/%s explanation-needed Cần giải trình: %s"
                                        .formatted(given.rule(), finding.vi()))
                        .toList())
                .hasSize(given.findings().size() + blanks(given));
        assertThat(reports.find(id).orElseThrow().revision()).isZero();

        boolean refusedAnyway =
                given.isBlank() || given.findings().stream().anyMatch(one -> one.severity() == Severity.ERROR);
        MvcTestResult again = submit(body(given.values(), Map.of(given.rule(), " Đã kiểm tra lại ")), "again");
        assertThat(again).hasStatus(refusedAnyway ? 422 : 201);
        if (!refusedAnyway) {
            JsonNode report = read(http.get()
                    .uri("/api/v1/reports/" + id)
                    .header(HttpHeaders.AUTHORIZATION, reviewer())
                    .exchange());
            RuleCase.Expected expected = given.findings().getFirst();
            assertThat(report.at("/findings/0/rule").asString()).isEqualTo(given.rule());
            assertThat(report.at("/findings/0/message").asString()).isEqualTo(expected.vi());
            assertThat(report.at("/findings/0/explanation").asString()).isEqualTo("Đã kiểm tra lại");
        }
    }

    @Test
    void theFirstPeriodOfAMergedUnitIsHeldAgainstTheSumOfItsParts() {
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(code));
        id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-07");
        reports.addMissing(List.of(expected(id)));
        clock.set(vietnam("2025-07-16T09:00:00"));
        List<ReportId> parts = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            String old = String.valueOf(CODES.incrementAndGet());
            UnitStock.put(store, SampleUnits.oldCommune(old, code));
            parts.add(ReportId.parse("PCMT-THANG~" + old + "@2021-01-01~2025-06"));
            reports.addMissing(List.of(expected(parts.get(part))));
        }
        Map<String, String> form = new TreeMap<>(quiet().values());
        form.putAll(Map.of("CA01", "21", "CA04", "21", "CA09", "8", "TT04", "0"));

        new CaseHistory(reports).receive(parts.getFirst(), quiet().values());
        assertThat(rules(form)).as("one part is not in").isEmpty();
        new CaseHistory(reports).receive(parts.getLast(), quiet().values());
        assertThat(rules(form))
                .contains("CA01 kỳ trước + CA02 − CA03 = 20 + 0 − 0 = 20, phải bằng CA01 (21)")
                .hasSize(2);
        form.putAll(Map.of("CA01", "20", "CA04", "20", "QL01", "10000"));
        assertThat(rules(form)).isEmpty();
    }

    @Test
    void correctionsAreJudgedToo() {
        assertThat(submit(body(quiet().values(), Map.of()), "first")).hasStatus(201);
        Report taken = reports.find(id).orElseThrow();
        taken.accept(1, "duyet", IN_TIME);
        reports.save(taken);
        Map<String, String> form = new TreeMap<>(quiet().values());
        form.put("CA13", "21");
        Map<String, Object> correction = new HashMap<>(Map.of("values", form, "reason", "Đếm sót"));
        assertThat(post("correction", JSON.writeValueAsString(correction), "\"2\"", "correct"))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.errors[0].code", path -> path.assertThat().isEqualTo("R08"));
        form.put("CA13", "2");
        form.put("GC06", "5");
        correction.put("explanations", Map.of("R13", "Nhặt được, chưa khởi tố"));
        assertThat(post("correction", JSON.writeValueAsString(correction), "\"2\"", "correct-2"))
                .hasStatus(201);
        assertThat(reports.find(id).orElseThrow().latest().orElseThrow().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.explanation()).isEqualTo("Nhặt được, chưa khởi tố"));
    }

    @Test
    void whatIsSaidToARuleThatHoldsIsDropped() {
        Map<String, String> said = Map.of("R01", "Không cần", "R13", "Không cần");
        assertThat(submit(body(quiet().values(), said), "dropped")).hasStatus(201);
        assertThat(reports.find(id).orElseThrow().latest().orElseThrow().findings())
                .isEmpty();
    }

    @Test
    void explanationsHoldNoPersonalDataNoUnknownRuleAndNoNovel() {
        Map<String, String> form = new TreeMap<>(quiet().values());
        form.put("GC06", "5");
        Map<String, String> said = new TreeMap<>();
        said.put("R13", "Của đối tượng 044123456789");
        said.put("R01", "Gọi 0912 345 678");
        said.put("R14", "dài ".repeat(200));
        said.put("R99", "Không có");
        said.put("a/b~c", "Không có");
        said.put("R15", " ");
        assertThat(errors(submit(body(form, said), "hostile")))
                .extracting(error -> error.split(" ", 3)[0] + " " + error.split(" ", 3)[1])
                .containsExactly(
                        "/explanations/R01 personal-data",
                        "/explanations/R13 personal-data",
                        "/explanations/R14 explanation-too-long",
                        "/explanations/R99 rule-unknown",
                        "/explanations/a~1b~0c rule-unknown");
        said.clear();
        for (int i = 0; i < 51; i++) {
            said.put("R" + i, "x");
        }
        assertThat(submit(body(form, said), "too-many"))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("invalid-request"));
        assertThat(submit(body(form, Map.of("R13", "x".repeat(2_000_000))), "huge-body"))
                .hasStatus(413);
        assertThat(reports.find(id).orElseThrow().revision()).isZero();
    }

    @Test
    void anExplanationOfFiveHundredCharactersIsTaken() {
        Map<String, String> form = new TreeMap<>(quiet().values());
        form.put("GC06", "5");
        assertThat(submit(body(form, Map.of("R13", "ă".repeat(501))), "too-long-1"))
                .hasStatus(422);
        assertThat(submit(body(form, Map.of("R13", "ă".repeat(500))), "long-enough"))
                .hasStatus(201);
    }

    @Test
    void whoMayReadTheReportMayAskAndNobodyElse() {
        String body = body(quiet().values(), Map.of());
        assertThat(evaluate(reviewer(), body, "vi")).hasStatus(200);
        String other = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(other));
        assertThat(evaluate(TestTokens.bearer("bc-" + other, other + "@2025-07-01", COMMUNE_REPORTER), body, "vi"))
                .hasStatus(403);
        assertThat(http.post()
                        .uri("/api/v1/reports/" + id + "/evaluation")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(401);
        assertThat(reports.find(id).orElseThrow().version())
                .as("nothing is kept")
                .isZero();
    }

    @Test
    void aRevisionStoredBeforeThereWereRulesIsStillRead() {
        assertThat(submit(body(quiet().values(), Map.of()), "of-old")).hasStatus(201);
        Document stored = store.findById(id.toString(), Document.class, Report.COLLECTION);
        stored.getList("revisions", Document.class).getFirst().remove("findings");
        store.save(stored, Report.COLLECTION);

        assertThat(reports.find(id).orElseThrow().latest().orElseThrow().findings())
                .isEmpty();
        assertThat(read(http.get()
                                .uri("/api/v1/reports/" + id)
                                .header(HttpHeaders.AUTHORIZATION, reviewer())
                                .exchange())
                        .path("findings")
                        .isEmpty())
                .isTrue();
    }

    /** The unit's other reports are as the case says. */
    private void live(RuleCase given) {
        if (given.hamlets() != null) {
            owe(OnStore.WITH_TEN_HAMLETS);
        }
        new CaseHistory(reports).before(id, given);
    }

    private static Report expected(ReportId id) {
        return Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY);
    }

    /** Nothing is asked for: no error, no warning, no blank. */
    private static boolean isQuiet(RuleCase given) {
        return !given.isBlank() && given.findings().stream().allMatch(one -> one.severity() == Severity.INFO);
    }

    private static int blanks(RuleCase given) {
        return Reporting.FORM.indicators().size() - given.values().size();
    }

    private static RuleCase quiet() {
        return RuleCase.all().filter(one -> one.figures().isEmpty()).findFirst().orElseThrow();
    }

    private List<String> rules(Map<String, String> form) {
        return lines(read(evaluate(body(form, Map.of()), "vi"))).stream()
                .map(line -> line.path("message").asString())
                .toList();
    }

    private static String body(Map<String, String> values, Map<String, String> explanations) {
        return JSON.writeValueAsString(Map.of("values", values, "explanations", explanations));
    }

    private static List<JsonNode> lines(JsonNode evaluation) {
        return evaluation.path("lines").valueStream().toList();
    }

    private static List<String> errors(MvcTestResult refused) {
        return read(refused)
                .path("errors")
                .valueStream()
                .map(error -> "%s %s %s"
                        .formatted(
                                error.path("pointer").asString(),
                                error.path("code").asString(),
                                error.path("message").asString()))
                .collect(Collectors.toList());
    }

    private static JsonNode read(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private MvcTestResult evaluate(String body, String language) {
        return evaluate(reporter(), body, language);
    }

    private MvcTestResult evaluate(String bearer, String body, String language) {
        return http.post()
                .uri("/api/v1/reports/" + id + "/evaluation")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult submit(String body, String key) {
        return post("submission", body, "\"0\"", key);
    }

    private MvcTestResult post(String what, String body, String ifMatch, String key) {
        return http.post()
                .uri("/api/v1/reports/" + id + "/" + what)
                .header(HttpHeaders.AUTHORIZATION, reporter())
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .header("Idempotency-Key", key + "-" + UUID.randomUUID())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String reporter() {
        return TestTokens.bearer("bc", id.unitKey(), COMMUNE_REPORTER);
    }

    private static String reviewer() {
        return TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);
    }
}
