package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A province of two communes, which is a reporting unit itself: for the cases of its own forces. */
@OnStore
class AreaFindingsTest {
    private static final String PROVINCE = "47@2025-07-01";
    private static final String REVIEWING = TestTokens.bearer("duyet", PROVINCE, REVIEWER);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @BeforeEach
    void twoCommunesReportTwoCasesEach() {
        UnitStock.put(store, unit(PROVINCE, UnitKind.PROVINCE, List.of(PROVINCE, "VN")));
        store.remove(Query.query(Criteria.where("unitKey").regex("^(47|4700.)@")), Report.class);
        for (String code : List.of("47001", "47002")) {
            String key = code + "@2025-07-01";
            UnitStock.put(store, unit(key, UnitKind.COMMUNE, List.of(key, PROVINCE, "VN")));
            receive(key, "2");
        }
    }

    @Test
    void aProvinceThatIsTheSumOfItsCommunesHasNoFindings() {
        shown("4");
        assertThat(findings(REVIEWING))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.area", path -> path.assertThat().isEqualTo(PROVINCE))
                .hasPathSatisfying(
                        "$.findings.length()", path -> path.assertThat().isEqualTo(0));
    }

    @Test
    void whatItsOwnForcesReportIsPartOfIt() {
        receive(PROVINCE, "3");
        shown("7");
        assertThat(findings(REVIEWING)).bodyJson().hasPathSatisfying("$.findings.length()", path -> path.assertThat()
                .isEqualTo(0));
    }

    @Test
    void aTotalThatIsNotTheSumIsToldWithTheNumbers() {
        receive(PROVINCE, "3");
        shown("4");
        assertThat(findings(REVIEWING))
                .bodyJson()
                .hasPathSatisfying(
                        "$.findings.length()", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.findings[0].severity", path -> path.assertThat().isEqualTo("INFO"))
                .hasPathSatisfying("$.findings[0].message", path -> path.assertThat()
                        .isEqualTo("GC01 của tỉnh là 4; các xã + lực lượng cấp tỉnh = 4 + 3 = 7"));
    }

    @Test
    void whileItsOwnReportIsOwedNothingIsSaid() {
        reports.addMissing(List.of(expected(PROVINCE)));
        shown("5");
        assertThat(findings(REVIEWING)).bodyJson().hasPathSatisfying("$.findings.length()", path -> path.assertThat()
                .isEqualTo(0));
    }

    @Test
    void onlyReviewersOfTheAreaAreTold() {
        assertThat(findings(TestTokens.bearer("lanhdao", PROVINCE, LEADER))).hasStatus(403);
        assertThat(findings(TestTokens.bearer("duyet-48", "48@2021-01-01", REVIEWER)))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("area-forbidden"));
        assertThat(http.get().uri("/api/v1/areas/" + PROVINCE + "/findings?period=2025-08"))
                .hasStatus(401);
        assertThat(http.get()
                        .uri("/api/v1/areas/99@2021-01-01/findings?period=2025-08")
                        .header(HttpHeaders.AUTHORIZATION, REVIEWING))
                .hasStatus(404);
    }

    private MvcTestResult findings(String bearer) {
        return http.get()
                .uri("/api/v1/areas/" + PROVINCE + "/findings?period=2025-08")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
    }

    private void receive(String unit, String cases) {
        Report report = expected(unit);
        report.submit(
                YARDSTICK, complete().with("GC01", cases).with("GC02", cases).draft(), "bc", IN_TIME);
        reports.addMissing(List.of(report));
    }

    private static Report expected(String unit) {
        ReportId id = ReportId.parse("PCMT-THANG~" + unit + "~2025-08");
        return Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY);
    }

    private void shown(String cases) {
        store.save(new StoredTotals(
                PROVINCE + "~PCMT-THANG~2025-08~TODAY",
                1,
                1,
                Instant.EPOCH,
                PROVINCE,
                "PCMT-THANG",
                "2025-08",
                Basis.TODAY,
                new Coverage(3, 3, 0, 0, 3, 0),
                List.of(),
                0,
                Map.of("GC01", new Figure(new BigDecimal(cases), 3, BigDecimal.ZERO, 0)),
                null));
    }

    private static UnitState unit(String key, UnitKind kind, List<String> path) {
        return new UnitState(
                key,
                key.split("@", 2)[0],
                key,
                kind,
                LocalDate.parse("2025-07-01"),
                null,
                false,
                null,
                null,
                null,
                path,
                List.of(new Successor(BigDecimal.ONE, path)));
    }
}
