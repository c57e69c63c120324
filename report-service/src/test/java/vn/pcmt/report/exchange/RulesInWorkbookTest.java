package vn.pcmt.report.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.report.submission.Reporting.FORM;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
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
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.rule.RuleCase;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.rule.Rules.Condition;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.submission.CaseHistory;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.XlsxMedia;

/** The cases of the rules through a workbook: what the sheet, its upload, the form and the submission say agrees. */
@OnStore
class RulesInWorkbookTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final AtomicInteger CODES = new AtomicInteger(46000);
    private static final ReportingPeriod PERIOD = ReportingPeriod.parse("2026-09");
    private static final Instant IN_TIME = vietnam("2026-09-16T09:00:00");
    private static final int CHECK = 6;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private Rules rules;

    @Autowired
    private MessageSource messages;

    @Autowired
    private TestClock clock;

    private ReportId id;

    @BeforeEach
    void today() {
        clock.set(IN_TIME);
    }

    static Stream<RuleCase> cases() {
        return RuleCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theUploadIsToldWhatTheFormIsTold(RuleCase given) {
        live(given);
        byte[] filled = Filling.enter(workbook(), given.values());
        JsonNode preview = read(post(filled, ""));

        Set<String> told = new TreeSet<>();
        preview.get("errors")
                .forEach(error -> told.add("%s %s %s"
                        .formatted(
                                error.get("field").asString(),
                                error.get("code").asString(),
                                error.get("message").asString())));
        Set<String> expected = new TreeSet<>();
        given.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> expected.add(
                        finding.severity() == Severity.ERROR
                                ? "%s %s %s".formatted(finding.indicator(), finding.check(), finding.vi())
                                : "explain:%s explanation-needed Cần giải trình: %s"
                                        .formatted(given.rule(), finding.vi())));
        FORM.indicators().stream()
                .map(Indicator::code)
                .filter(code -> !given.values().containsKey(code))
                .forEach(code -> expected.add(code + " blank " + message("field.blank")));
        assertThat(told).isEqualTo(expected);
        assertThat(preview.get("fits").asBoolean()).isEqualTo(expected.isEmpty());

        JsonNode evaluation = read(http.post()
                .uri("/api/v1/reports/{id}/evaluation", id)
                .header(HttpHeaders.AUTHORIZATION, reporter())
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("values", given.values())))
                .exchange());
        assertThat(evaluation.get("acceptable").asBoolean()).isEqualTo(expected.isEmpty());
        assertThat(evaluation.get("lines").valueStream().filter(line -> !line.get("rule")
                        .isNull()))
                .extracting(line -> line.get("message").asString())
                .containsExactlyElementsOf(
                        given.findings().stream().map(RuleCase.Expected::vi).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsConfirmedIsTakenOrRefusedAndExplanationsArrive(RuleCase given) {
        live(given);
        boolean errors = given.isBlank() || given.findings().stream().anyMatch(one -> one.severity() == Severity.ERROR);
        boolean warnings = given.findings().stream().anyMatch(one -> one.severity() == Severity.WARNING);
        byte[] filled = Filling.enter(workbook(), given.values());
        assertThat(post(filled, "?confirm=true")).hasStatus(errors || warnings ? 422 : 201);

        if (warnings && !errors) {
            byte[] explained =
                    Filling.enter(filled, Map.of(CellKey.explanation(given.rule()), " Đã kiểm tra lại tại thôn "));
            assertThat(read(post(explained, "")).get("fits").asBoolean()).isTrue();
            assertThat(post(explained, "?confirm=true")).hasStatus(201);
            assertThat(report().latest().orElseThrow().findings())
                    .filteredOn(finding -> finding.rule().equals(given.rule()))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.explanation()).isEqualTo("Đã kiểm tra lại tại thôn"));
            assertThat(Filling.<String>look(workbook(), opened -> Filling.lines(opened.getSheetAt(0))
                            .get(CellKey.explanation(given.rule()))
                            .getCell(ReportWorkbook.ENTRY)
                            .getStringCellValue()))
                    .as("it stands in the next workbook")
                    .isEqualTo("Đã kiểm tra lại tại thôn");
        }
        assertThat(report().revision()).isEqualTo(errors ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theSheetByItselfSaysWhatTheServerSays(RuleCase given) {
        live(given);
        Map<String, String> shown = checks(Filling.enter(workbook(), given.values()));
        Set<String> found = given.findings().stream()
                .map(finding -> given.rule() + " " + finding.indicator())
                .collect(Collectors.toSet());
        Map<String, List<Boolean>> inSheet = new TreeMap<>();
        for (Condition condition : rules.conditions(FORM)) {
            inSheet.computeIfAbsent(condition.rule() + " " + condition.indicator(), key -> new ArrayList<>())
                    .add(SheetCondition.broken(condition.text(), anywhere()).isPresent());
        }
        assertThat(inSheet.values().stream().filter(checks -> checks.contains(true)))
                .as("what sheets can check")
                .hasSizeGreaterThanOrEqualTo(10);
        inSheet.forEach((key, checks) -> {
            String[] parts = key.split(" ");
            boolean says = shown.getOrDefault(parts[1], "").contains(message("rule." + parts[0]));
            if (!checks.contains(false)) {
                assertThat(says).as(key + ": " + shown.get(parts[1])).isEqualTo(found.contains(key));
            } else if (says) {
                assertThat(found).as(shown.get(parts[1])).contains(key);
            }
        });
    }

    /** What the checks of a sheet come to, by the code of their line. */
    private static Map<String, String> checks(byte[] workbook) {
        return Filling.look(workbook, opened -> {
            FormulaEvaluator evaluator = opened.getCreationHelper().createFormulaEvaluator();
            Map<String, String> checks = new HashMap<>();
            Filling.lines(opened.getSheetAt(0)).forEach((key, row) -> {
                if (row.getCell(CHECK) != null && row.getCell(CHECK).getCellType() == CellType.FORMULA) {
                    checks.put(key, evaluator.evaluate(row.getCell(CHECK)).getStringValue());
                }
            });
            return checks;
        });
    }

    private static SheetCondition.Cells anywhere() {
        Map<String, String> cells = new HashMap<>();
        FORM.indicators().forEach(indicator -> cells.put(indicator.code(), "A1"));
        return new SheetCondition.Cells(cells, cells);
    }

    private void live(RuleCase given) {
        String code = given.hamlets() == null ? String.valueOf(CODES.incrementAndGet()) : OnStore.WITH_TEN_HAMLETS;
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code));
        id = new ReportId("PCMT-THANG", code + "@2025-07-01", PERIOD);
        store.remove(Query.query(Criteria.where("unitKey").is(id.unitKey())), Report.class);
        CaseHistory history = new CaseHistory(reports);
        history.owe(id);
        history.before(id, given);
    }

    private Report report() {
        return reports.find(id).orElseThrow();
    }

    private String message(String key) {
        return messages.getMessage(key, null, VIETNAMESE);
    }

    private byte[] workbook() {
        MvcTestResult answer = http.get()
                .uri("/api/v1/reports/{id}/workbook", id)
                .header(HttpHeaders.AUTHORIZATION, reporter())
                .exchange();
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsByteArray();
    }

    private MvcTestResult post(byte[] file, String query) {
        return http.post()
                .uri("/api/v1/reports/{id}/workbook" + query, id)
                .header(HttpHeaders.AUTHORIZATION, reporter())
                .header(HttpHeaders.IF_MATCH, "\"" + report().version() + "\"")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(XlsxMedia.TYPE)
                .content(file)
                .exchange();
    }

    private String reporter() {
        return TestTokens.bearer("bc", id.unitKey(), COMMUNE_REPORTER);
    }

    private static JsonNode read(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }
}
