package vn.pcmt.report.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** An old commune, part of one of today, has reported June, was accepted, corrected it, and that was accepted too. */
@OnStore
class EffectTest {

    private static final AtomicInteger CODES = new AtomicInteger(84000);
    private static final Instant CORRECTED = Instant.parse("2025-09-01T02:00:00Z");
    private static final Instant ACCEPTED = Instant.parse("2025-09-02T02:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    private String code;
    private ReportId june;
    private String reviewer;

    @BeforeEach
    void aCorrectedReport() {
        code = String.valueOf(CODES.incrementAndGet());
        String old = "7" + code.substring(1);
        UnitStock.put(store, SampleUnits.province(), SampleUnits.commune(code), SampleUnits.oldCommune(old, code));
        june = id(old + "@2021-01-01", "2025-06");
        Report report = ReportStock.accepted(june, complete().with("GC05", "12.5"));
        ReportStock.sendAgain(report, complete().with("GC05", "2.125").with("CA09", "4"), CORRECTED);
        report.accept(2, "duyet-2", ACCEPTED);
        reports.addMissing(List.of(report));
        reviewer = TestTokens.bearer("duyet", SampleUnits.PROVINCE, REVIEWER);
    }

    @Test
    void saysWhichTotalsACorrectionMovedByHowMuchAndWhy() {
        assertThat(effect(2, reviewer))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.received.from", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.received.reason", path -> path.assertThat().isEqualTo("Đếm sót"))
                .hasPathSatisfying("$.received.by", path -> path.assertThat().isEqualTo("bc"))
                .hasPathSatisfying("$.received.at", path -> path.assertThat().isEqualTo(CORRECTED.toString()))
                .hasPathSatisfying("$.received.moved.length()", path -> path.assertThat()
                        .as("two figures in four areas then and three today")
                        .isEqualTo(14))
                .hasPathSatisfying(
                        "$.received.moved[?(@.basis=='AS_THEN' && @.indicator=='CA09')].area", path -> path.assertThat()
                                .isEqualTo(List.of(june.unitKey(), "450@2021-01-01", "44@2021-01-01", "VN")))
                .hasPathSatisfying(
                        "$.received.moved[?(@.basis=='TODAY' && @.indicator=='CA09')].area",
                        path -> path.assertThat().isEqualTo(List.of(code + "@2025-07-01", SampleUnits.PROVINCE, "VN")))
                .hasPathSatisfying(
                        "$.received.moved[?(@.area=='" + SampleUnits.PROVINCE + "' && @.indicator=='GC05')]",
                        path -> path.assertThat()
                                .isEqualTo(List.of(Map.of(
                                        "area",
                                        SampleUnits.PROVINCE,
                                        "areaName",
                                        "Tỉnh Quảng Trị",
                                        "basis",
                                        "TODAY",
                                        "indicator",
                                        "GC05",
                                        "before",
                                        12.5,
                                        "after",
                                        2.125,
                                        "difference",
                                        -10.375))))
                .hasPathSatisfying("$.accepted.from", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.accepted.by", path -> path.assertThat().isEqualTo("duyet-2"))
                .hasPathSatisfying("$.accepted.at", path -> path.assertThat().isEqualTo(ACCEPTED.toString()))
                .hasPathSatisfying(
                        "$.accepted.reason", path -> path.assertThat().isEqualTo("Đếm sót"))
                .hasPathSatisfying(
                        "$.accepted.moved.length()", path -> path.assertThat().isEqualTo(14));
    }

    @Test
    void theFirstRevisionMovedEverythingFromNothing() {
        assertThat(effect(1, reviewer))
                .bodyJson()
                .hasPathSatisfying("$.received.from", path -> path.assertThat().isNull())
                .hasPathSatisfying(
                        "$.received.reason", path -> path.assertThat().isNull())
                .hasPathSatisfying(
                        "$.received.moved.length()", path -> path.assertThat().isEqualTo(7 * 40))
                .hasPathSatisfying(
                        "$.received.moved[0].before", path -> path.assertThat().isNull());
    }

    @Test
    void aRevisionThatWasNeverAcceptedMovedNoAcceptedTotal() {
        Report report = reports.find(june).orElseThrow();
        ReportStock.sendAgain(report, complete().with("CA09", "9"), ACCEPTED.plusSeconds(60));
        reports.save(report);

        assertThat(effect(3, reviewer))
                .bodyJson()
                .hasPathSatisfying("$.accepted", path -> path.assertThat().isNull())
                .hasPathSatisfying("$.received.from", path -> path.assertThat().isEqualTo(2));
    }

    @Test
    void isReadByThoseInWhoseAreaTheUnitLies() {
        String successor = TestTokens.bearer("bc", code + "@2025-07-01", COMMUNE_REPORTER);
        assertThat(effect(2, successor)).hasStatus(200);
        refused(effect(2, TestTokens.bearer("bc", "99999@2025-07-01", COMMUNE_REPORTER)), 403, "wrong-unit");
        refused(effect(2, TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER)), 403, "wrong-unit");
        refused(
                http.get()
                        .uri("/api/v1/reports/" + june + "/revisions/2/effect")
                        .exchange(),
                401,
                "unauthenticated");
        refused(effect(3, reviewer), 404, "revision-unknown");
        refused(effect(0, reviewer), 404, "revision-unknown");
    }

    private MvcTestResult effect(int revision, String bearer) {
        return http.get()
                .uri("/api/v1/reports/" + june + "/revisions/" + revision + "/effect")
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchange();
    }

    private static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result).hasStatus(status).bodyJson().hasPathSatisfying("$.code", path -> path.assertThat()
                .isEqualTo(problem));
    }
}
