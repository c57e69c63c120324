package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.unit.UnitStock;

/** A commune reports August 2025 and is merged into another one on the day after, before the deadline has passed. */
@OnStore
class RightsThroughTimeTest {
    private static final AtomicInteger CODES = new AtomicInteger(39000);
    private static final LocalDate MERGER = LocalDate.of(2025, 8, 17);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private UnitState commune;
    private UnitState heir;
    private String report;
    private String series;
    private Person reporter;
    private Person heirs;

    @BeforeEach
    void aCommuneHasReported() {
        clock.set(IN_TIME);
        commune = SampleUnits.stillThere(String.valueOf(CODES.incrementAndGet()));
        heir = SampleUnits.since(MERGER, String.valueOf(CODES.incrementAndGet()));
        UnitStock.put(store, SampleUnits.province(), SampleUnits.oldProvince("44"), commune);
        ReportId id = ReportId.parse("PCMT-THANG~" + commune.key() + "~2025-08");
        reports.addMissing(List.of(
                Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY)));
        report = "/api/v1/reports/" + id;
        series = "/api/v1/areas/" + commune.key() + "/figures/series?from=2025-08&to=2025-08";
        reporter = Person.of(http, "bc-" + commune.code(), commune.key(), COMMUNE_REPORTER);
        heirs = Person.of(http, "bc-" + heir.code(), heir.key(), COMMUNE_REPORTER, COMMUNE_HEAD);
        assertThat(submitted(reporter, 0, "1")).hasStatus(201);
    }

    @Test
    void whoseCommuneWasMergedReadsItsHistoryAndReportsNoMore() {
        merge();

        assertThat(reporter.get(report)).hasStatusOk();
        assertThat(reporter.get(series)).hasStatusOk();
        refused(submitted(reporter, 1, "2"), 403, "forbidden");
        refused(reporter.put(report + "/draft", 0, Map.of("values", Map.of("CA01", "2"))), 403, "forbidden");
        refused(reporter.get(report + "/attachments"), 403, "forbidden");
        assertThat(latest()).isEqualByComparingTo("1");
    }

    @Test
    void theSuccessorReadsThatHistoryAndChangesNothingInIt() {
        refused(heirs.get(report), 403, "wrong-unit");
        refused(heirs.get(series), 403, "area-forbidden");
        merge();

        assertThat(heirs.get(report)).hasStatusOk();
        assertThat(heirs.get(series)).hasStatusOk();
        refused(submitted(heirs, 1, "2"), 403, "wrong-unit");
        assertThat(latest()).isEqualByComparingTo("1");
    }

    @Test
    void aMergerThatIsTakenBackGivesBothWhatTheyHad() {
        merge();
        UnitStock.put(store, commune);

        assertThat(submitted(reporter, 1, "2")).hasStatus(201);
        assertThat(latest()).isEqualByComparingTo("2");
        refused(heirs.get(report), 403, "wrong-unit");
        refused(heirs.get(series), 403, "area-forbidden");
    }

    @Test
    void whoReviewedInAProvinceThatEndedDecidesNothingInIt() {
        Person before = Person.of(http, "duyet-44", "44@2021-01-01", REVIEWER);

        refused(before.post(report + "/acceptance", 1, Map.of("revision", 1)), 403, "forbidden");
        assertThat(before.get(report)).hasStatusOk();
    }

    private void merge() {
        UnitStock.put(store, SampleUnits.split(commune, MERGER, Map.of(heir.key(), "1")), heir);
        clock.set(vietnam("2025-08-17T09:00:00"));
    }

    private MvcTestResult submitted(Person by, long version, String addicts) {
        return by.post(
                report + "/submission",
                version,
                Map.of("values", complete().with("CA01", addicts).values(), "nothingToReport", List.of()));
    }

    private BigDecimal latest() {
        return reports.find(ReportId.parse(report.substring("/api/v1/reports/".length())))
                .orElseThrow()
                .latest()
                .orElseThrow()
                .values()
                .get("CA01");
    }
}
