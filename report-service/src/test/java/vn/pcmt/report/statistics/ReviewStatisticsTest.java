package vn.pcmt.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.ReviewDesk.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.ReviewDesk;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;

/** Reports of September open at midnight of the 15th and come in at three in the morning, Vietnamese time. */
@OnStore
class ReviewStatisticsTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(500);
    private static final Instant CAME = vietnam("2025-09-15T03:00:00");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private ReviewDesk desk;

    @BeforeEach
    void aProvince() {
        desk = new ReviewDesk(http, store, PROVINCES.incrementAndGet(), 3);
        clock.set(Instant.parse("2025-10-20T03:00:00Z"));
    }

    @Test
    void countsWhatWasDecidedHowFastByWhomAndOnWhom() {
        Report twice = submitted(id(unit(1), "2025-09"), complete());
        twice.giveBack(
                "Một",
                List.of(new Remark("CA01", "?"), new Remark("CA02", "?")),
                "duyet-1",
                CAME.plus(Duration.ofDays(1)));
        ReportStock.sendAgain(twice, complete(), CAME.plus(Duration.ofDays(2)));
        twice.giveBack(
                "Hai",
                List.of(new Remark("CA01", "?"), new Remark(null, Remark.NOTE, "?")),
                "duyet-1",
                CAME.plus(Duration.ofDays(4)));
        Report accepted = submitted(id(unit(2), "2025-09"), complete());
        accepted.accept(1, "duyet-2", CAME.plus(Duration.ofHours(12)));
        reports.addMissing(List.of(twice, accepted, submitted(id(unit(3), "2025-09"), complete())));

        assertThat(statistics(""))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying("$.from", path -> path.assertThat().isEqualTo("2025-07-20"))
                .hasPathSatisfying("$.to", path -> path.assertThat().isEqualTo("2025-10-20"))
                .hasPathSatisfying("$.waiting", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.all.accepted", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.all.returned", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying(
                        "$.all.returnedShare", path -> path.assertThat().isEqualTo(0.6667))
                .hasPathSatisfying("$.all.medianDays", path -> path.assertThat().isEqualTo(1.0))
                .hasPathSatisfying("$.mostRemarked", path -> path.assertThat()
                        .asArray()
                        .containsExactly(
                                Map.of("field", "CA01", "remarks", 2),
                                Map.of("field", "CA02", "remarks", 1),
                                Map.of("field", "note", "remarks", 1)))
                .hasPathSatisfying(
                        "$.reviewers[0].id", path -> path.assertThat().isEqualTo("duyet-1"))
                .hasPathSatisfying("$.reviewers[0].decisions.medianDays", path -> path.assertThat()
                        .isEqualTo(1.5))
                .hasPathSatisfying("$.reviewers[1].decisions.medianDays", path -> path.assertThat()
                        .isEqualTo(0.5))
                .hasPathSatisfying("$.units.total", path -> path.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.units.items[0].unitKey", path -> path.assertThat().isEqualTo(unit(1)))
                .hasPathSatisfying("$.units.items[0].decisions.returned", path -> path.assertThat()
                        .isEqualTo(2))
                .hasPathSatisfying(
                        "$.units.items[2].waiting", path -> path.assertThat().isEqualTo(1))
                .hasPathSatisfying("$.units.items[2].decisions.medianDays", path -> path.assertThat()
                        .isNull());
    }

    @Test
    void countsDecisionsOfTheDaysAskedForFirstAndLastIncluded() {
        Report report = submitted(id(unit(1), "2025-09"), complete());
        report.giveBack("Một", List.of(), "duyet", vietnam("2025-09-17T23:59:59"));
        ReportStock.sendAgain(report, complete(), vietnam("2025-09-18T00:00:00"));
        report.giveBack("Hai", List.of(), "duyet", vietnam("2025-09-18T00:00:00"));
        ReportStock.sendAgain(report, complete(), vietnam("2025-09-19T09:00:00"));
        report.giveBack("Ba", List.of(), "duyet", vietnam("2025-09-19T23:59:59"));
        ReportStock.sendAgain(report, complete(), vietnam("2025-09-20T00:00:00"));
        report.accept(4, "duyet", vietnam("2025-09-20T00:00:00"));
        reports.addMissing(List.of(report));

        assertThat(statistics("?from=2025-09-18&to=2025-09-19"))
                .bodyJson()
                .hasPathSatisfying("$.all.returned", path -> path.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.all.accepted", path -> path.assertThat().isEqualTo(0));
        assertThat(statistics("?from=2025-09-21&to=2025-09-22"))
                .bodyJson()
                .hasPathSatisfying("$.all.returned", path -> path.assertThat().isEqualTo(0))
                .hasPathSatisfying(
                        "$.all.returnedShare", path -> path.assertThat().isNull());
    }

    @Test
    void onlyForAReviewerOfTheArea() {
        refused(statistics("?area=" + unit(1) + "&from=2025-09-02&to=2025-09-01"), 422, "dates-out-of-order");
        refused(statistics("", TestTokens.bearer("bc", unit(1), COMMUNE_REPORTER)), 403, "forbidden");
        refused(
                statistics("?area=" + desk.province, TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER)),
                403,
                "wrong-area");
        refused(statistics("", null), 401, "unauthenticated");
    }

    private String unit(int commune) {
        return desk.unit(commune);
    }

    private MvcTestResult statistics(String query) {
        return statistics(query, desk.bearer);
    }

    private MvcTestResult statistics(String query, @Nullable String bearer) {
        return desk.get("/api/v1/review-statistics" + query, bearer);
    }
}
