package vn.pcmt.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.ReviewDesk.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.ReviewDesk;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** Each test has a province to itself. */
@OnStore
class ReviewQueueTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(280);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private BeanFactory service;

    @Autowired
    private TestClock clock;

    @Autowired
    private MeterRegistry meters;

    private ReviewDesk desk;
    private String province;
    private String reviewer;

    @BeforeEach
    void aProvince() {
        desk = new ReviewDesk(http, store, PROVINCES.incrementAndGet(), 4);
        province = desk.province;
        reviewer = desk.bearer;
        clock.set(Instant.parse("2025-09-20T03:00:00Z"));
    }

    @Test
    void showsWhatWaitsTheOldestDeadlineFirstAndCountsAll() {
        Report back = submitted(id(unit(3), "2025-09"), complete());
        back.giveBack("Sai", List.of(), "duyet", clock.instant());
        keep(
                submitted(id(unit(1), "2025-09"), complete()),
                submitted(id(unit(2), "2025-08"), complete()),
                back,
                ReportStock.expected(id(unit(4), "2025-09")),
                ReportStock.accepted(id(unit(4), "2025-08"), complete()));

        assertThat(queue("", reviewer))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.counts", path -> path.assertThat()
                        .isEqualTo(Map.of("waiting", 2, "clean", 2, "odd", 0, "returned", 1)))
                .hasPathSatisfying("$.total", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.asOf", path -> path.assertThat().isEqualTo("2025-09-20T03:00:00Z"))
                .hasPathSatisfying(
                        "$.items[0].unitName", path -> path.assertThat().isEqualTo("Xã " + code(2)))
                .hasPathSatisfying(
                        "$.items[0].period", path -> path.assertThat().isEqualTo("2025-08"))
                .hasPathSatisfying("$.items[0].clean", path -> path.assertThat().isEqualTo(true))
                .hasPathSatisfying("$.items[0].odd", path -> path.assertThat().isEqualTo(List.of()))
                .hasPathSatisfying(
                        "$.items[0].timeliness", path -> path.assertThat().isEqualTo("ON_TIME"))
                .hasPathSatisfying(
                        "$.items[0].changes", path -> path.assertThat().isNull())
                .hasPathSatisfying(
                        "$.items[1].period", path -> path.assertThat().isEqualTo("2025-09"));
        assertThat(queue("?period=2025-09&template=PCMT-THANG", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.counts.waiting", path -> path.assertThat().isEqualTo(1));
        assertThat(queue("?template=PCMT-CAO-DIEM", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.counts.waiting", path -> path.assertThat().isEqualTo(0));
        assertThat(queue("?page=1&size=1", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].period", path -> path.assertThat().isEqualTo("2025-09"));
    }

    @Test
    void showsWhatChangedSinceTheRevisionBeforeAndWhetherRemarkedFieldsDid() {
        Report report = submitted(id(unit(1), "2025-09"), complete());
        report.giveBack(
                "Xem lại",
                List.of(new Remark("CA01", "Cao gấp đôi"), new Remark("CA02", "Cả số này")),
                "duyet",
                clock.instant());
        ReportStock.sendAgain(
                report, complete().with("CA01", "2").with("GC05", "1.5").noting("Đã rà soát"), clock.instant());
        keep(report);

        assertThat(queue("", reviewer))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].revision", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$.items[0].changes.since", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.items[0].changes.fields", path -> path.assertThat()
                        .asArray()
                        .containsExactly(
                                Map.of("field", "CA01", "before", "1", "after", "2"),
                                Map.of("field", "CA04", "before", "1", "after", "2"),
                                Map.of("field", "GC05", "before", "1", "after", "1.5"),
                                blankBefore("note", "Đã rà soát")))
                .hasPathSatisfying("$.items[0].remarks[0].changed", path -> path.assertThat()
                        .isEqualTo(true))
                .hasPathSatisfying("$.items[0].remarks[1].changed", path -> path.assertThat()
                        .isEqualTo(false))
                .hasPathSatisfying("$.items[0].odd", path -> path.assertThat().isEqualTo(List.of("SENT_BACK")));
    }

    @Test
    void whatIsUnlikelyIsSaidInTheReadersLanguage() {
        for (int month = 3; month <= 8; month++) {
            keep(ReportStock.accepted(
                    id(unit(1), "2026-0" + month), complete().with("CA12", String.valueOf(20 + month))));
        }
        keep(submitted(id(unit(1), "2026-09"), complete().with("CA12", "400")));

        assertThat(queue("?clean=false", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items[0].odd", path -> path.assertThat().isEqualTo(List.of("OUTLIER")))
                .hasPathSatisfying(
                        "$.items[0].outliers[?(@.figures.kind=='OWN_HISTORY')].text", path -> path.assertThat()
                                .asArray()
                                .singleElement()
                                .asString()
                                .startsWith("CA12 Lượt người được xét nghiệm chất ma túy: 400."));
        assertThat(http.get()
                        .uri("/api/v1/review-queue")
                        .header(HttpHeaders.AUTHORIZATION, reviewer)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].outliers[?(@.figures.kind=='OWN_HISTORY')].text", path -> path.assertThat()
                                .asArray()
                                .singleElement()
                                .asString()
                                .startsWith("CA12 Drug tests made: 400. Over 6 earlier periods"));
        assertThat(queue("?clean=true", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items.length()", path -> path.assertThat().isEqualTo(0))
                .hasPathSatisfying("$.counts.odd", path -> path.assertThat().isEqualTo(1));
    }

    @Test
    void whatARuleWarnedOfIsShownWithWhatTheUnitSaidToIt() {
        Report report = ReportStock.expected(id(unit(1), "2025-09"));
        Draft draft = new Draft(
                new HashMap<>(complete().with("GC09", "0").values()),
                List.of(),
                null,
                Map.of(),
                List.of(),
                Map.of("R11", "Đo diện tích trên thực địa"));
        report.submit(
                Reporting.YARDSTICK,
                draft,
                "bc",
                ReportStock.opened(report.id()).plusSeconds(60));
        keep(report);

        assertThat(queue("", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items[0].odd", path -> path.assertThat().isEqualTo(List.of("WARNING")))
                .hasPathSatisfying("$.items[0].findings[0].finding.rule", path -> path.assertThat()
                        .isEqualTo("R11"))
                .hasPathSatisfying("$.items[0].findings[0].finding.explanation", path -> path.assertThat()
                        .isEqualTo("Đo diện tích trên thực địa"))
                .hasPathSatisfying(
                        "$.items[0].findings[0].text",
                        path -> path.assertThat().asString().isNotBlank().doesNotStartWith("field."));
    }

    @Test
    void aReportThatNobodyHasScreenedYetIsNotClean() {
        ReportId id = id(unit(1), "2025-09");
        reports.addMissing(List.of(submitted(id, complete())));

        assertThat(queue("", reviewer)).bodyJson().hasPathSatisfying("$.items[0].odd", path -> path.assertThat()
                .isEqualTo(List.of("NOT_SCREENED")));

        Screenings.screen(service, id);
        assertThat(queue("", reviewer)).bodyJson().hasPathSatisfying("$.items[0].clean", path -> path.assertThat()
                .isEqualTo(true));

        Report again = reports.find(id).orElseThrow();
        ReportStock.sendAgain(
                again, complete().with("CA01", "2"), ReportStock.opened(id).plusSeconds(100_000));
        reports.save(again);
        assertThat(queue("", reviewer)).bodyJson().hasPathSatisfying("$.items[0].odd", path -> path.assertThat()
                .isEqualTo(List.of("NOT_SCREENED")));
    }

    @Test
    void openingsThatDoNotFitAreShown() {
        Report report = submitted(id(unit(1), "2025-09"), complete());
        report.flagOpenings(
                List.of(new OpeningFlag(
                        "CA01", number("3"), number("1"), List.of(new OpeningFlag.Source("PCMT-THANG~x", 2)))),
                clock.instant());
        keep(report);

        assertThat(queue("", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.items[0].odd", path -> path.assertThat().isEqualTo(List.of("OPENING")))
                .hasPathSatisfying("$.items[0].openings[0].expected", path -> path.assertThat()
                        .isEqualTo(3))
                .hasPathSatisfying("$.items[0].openings[0].sources[0].revision", path -> path.assertThat()
                        .isEqualTo(2));
    }

    @Test
    void aUnitThatIsUnlikeItsPeersIsFoundAlthoughTheyCameInAfterIt() {
        keep(submitted(id(unit(1), "2025-09"), complete().with("QL01", "5000").with("CA01", "90")));
        assertThat(queue("", reviewer)).bodyJson().hasPathSatisfying("$.counts.clean", path -> path.assertThat()
                .isEqualTo(1));

        for (int i = 2; i <= 12; i++) {
            desk.settle(store, i);
            keep(submitted(
                    id(unit(i), "2025-09"), complete().with("QL01", "5000").with("CA01", String.valueOf(2 + i % 3))));
        }

        assertThat(queue("?size=1&clean=false", reviewer))
                .bodyJson()
                .hasPathSatisfying("$.counts.odd", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].unitKey", path -> path.assertThat().isEqualTo(unit(1)))
                .hasPathSatisfying("$.items[0].outliers[0].figures.kind", path -> path.assertThat()
                        .isEqualTo("PEERS"))
                .hasPathSatisfying("$.items[0].outliers[0].figures.indicator", path -> path.assertThat()
                        .isEqualTo("CA01"));
    }

    @Test
    void aDamagedReportIsNamedAndTheOthersAreShown() {
        keep(submitted(id(unit(1), "2025-09"), complete()), submitted(id(unit(2), "2025-09"), complete()));
        keep(submitted(id(unit(3), "2025-09"), complete()), submitted(id(unit(4), "2025-09"), complete()));
        double before = meters.get("reports.unreadable").gauge().value();
        damage(unit(1), "deadlines");
        damage(unit(2), "receipts");

        assertThat(queue("", reviewer))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[*].unitKey", path -> path.assertThat().isEqualTo(List.of(unit(3), unit(4))))
                .hasPathSatisfying(
                        "$.unreadable[*].unitKey", path -> path.assertThat().isEqualTo(List.of(unit(1), unit(2))))
                .hasPathSatisfying(
                        "$.unreadable[0].unitName", path -> path.assertThat().isEqualTo("Xã " + code(1)));
        assertThat(meters.get("reports.unreadable").gauge().value()).isEqualTo(before + 2);
    }

    /** Other suites read all reports there are. */
    @AfterEach
    void whatWasDamagedIsRemoved() {
        store.remove(
                Query.query(Criteria.where("unitKey")
                        .in(unit(1), unit(2))
                        .and("period")
                        .is("2025-09")),
                Report.class);
    }

    private void damage(String unitKey, String field) {
        store.updateFirst(
                Query.query(Criteria.where("_id").is(id(unitKey, "2025-09").toString())),
                Update.update(field, "broken"),
                Report.class);
    }

    @Test
    void whatTheProvinceReportsItselfWaitsBesideItsCommunes() {
        keep(submitted(id(province, "2025-09"), complete()), submitted(id(unit(1), "2025-09"), complete()));

        assertThat(queue("", reviewer)).bodyJson().hasPathSatisfying("$.counts.waiting", path -> path.assertThat()
                .isEqualTo(2));
    }

    @Test
    void aReviewerSeesHisAreaOnly() {
        keep(submitted(id(unit(1), "2025-09"), complete()));
        String elsewhere = "45@2021-01-01";
        UnitStock.put(store, SampleUnits.province(elsewhere));
        String other = TestTokens.bearer("duyet-45", elsewhere, REVIEWER);

        assertThat(queue("?area=" + unit(1), reviewer))
                .bodyJson()
                .hasPathSatisfying("$.counts.waiting", path -> path.assertThat().isEqualTo(1));
        assertThat(queue("?area=" + unit(2), reviewer))
                .bodyJson()
                .hasPathSatisfying("$.counts.waiting", path -> path.assertThat().isEqualTo(0));
        refused(queue("?area=" + province, other), 403, "wrong-area");
        refused(queue("?area=" + unit(1), other), 403, "wrong-area");
        refused(queue("?area=99@2025-07-01", reviewer), 404, "unit-unknown");
        refused(queue("?period=2025-13", reviewer), 400, "period-malformed");
    }

    @Test
    void nobodyElseSeesIt() {
        refused(queue("", TestTokens.bearer("bc", unit(1), COMMUNE_REPORTER, COMMUNE_HEAD)), 403, "forbidden");
        refused(queue("", TestTokens.bearer("lanhdao", province, LEADER)), 403, "forbidden");
        refused(queue("", TestTokens.bearer("duyet", null, REVIEWER)), 403, "forbidden");
        refused(desk.get("/api/v1/review-queue", null), 401, "unauthenticated");
        refused(queue("", "Bearer " + TestTokens.expired("duyet", province, REVIEWER)), 401, "token-expired");
    }

    private static Map<String, Object> blankBefore(String field, String after) {
        Map<String, Object> change = new HashMap<>();
        change.put("field", field);
        change.put("before", null);
        change.put("after", after);
        return change;
    }

    private void keep(Report... all) {
        reports.addMissing(List.of(all));
        for (Report report : all) {
            Screenings.screen(service, report.id());
        }
    }

    private String code(int commune) {
        return desk.code(commune);
    }

    private String unit(int commune) {
        return desk.unit(commune);
    }

    private MvcTestResult queue(String query, String bearer) {
        return desk.get("/api/v1/review-queue" + query, bearer);
    }
}
