package vn.pcmt.report.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.expected.ExpectReports;
import vn.pcmt.report.expected.Requiring;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;

/** Thirty communes of today and thirty of before, from May 2025 to the running period. */
@OnStore
class LoadSampleTest {
    private static final Instant NOW = Instant.parse("2025-10-22T03:00:00Z");

    @Autowired
    private ExpectReports expected;

    @Autowired
    private Reports reports;

    @Autowired
    private PlayReport play;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private ReportingCalendar calendar;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private final List<String> keys = new ArrayList<>();

    @BeforeEach
    void thirtyCommunesOweSixMonths() {
        clock.set(NOW);
        Requiring.nothing(store);
        List<String> scope = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String today = String.valueOf(70000 + i);
            String old = String.valueOf(71000 + i);
            UnitStock.put(store, SampleUnits.commune(today), SampleUnits.oldCommune(old, today));
            scope.add(today + "@2025-07-01");
            keys.add(today + "@2025-07-01");
            keys.add(old + "@2021-01-01");
        }
        store.remove(Query.query(Criteria.where("unitKey").in(keys)), Report.class);
        Requiring.monthly(expected, "mau", scope, "2025-05", NOW);
    }

    @Test
    void loadsWhatIsOwedResumesAndLeavesAloneWhatIsThere() {
        LoadSample first = load();
        // 30 old units for May and June, 30 of today for July to October.
        assertThat(first.total()).isEqualTo(180);
        assertThat(first.percent()).isEqualTo(100);

        Map<ReportStatus, Long> october = status("2025-10");
        assertThat(october.get(ReportStatus.EXPECTED)).isEqualTo(4);
        assertThat(october.get(ReportStatus.SUBMITTED)).isEqualTo(12);
        assertThat(october.get(ReportStatus.RETURNED)).isEqualTo(4);
        assertThat(october.get(ReportStatus.ACCEPTED)).isEqualTo(10);
        assertThat(status("2025-11")).containsOnlyKeys(ReportStatus.EXPECTED);
        assertThat(status("2025-09").get(ReportStatus.ACCEPTED)).isGreaterThan(25);

        List<Document> before = stored();
        load();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void everyReportIsMarkedAndLiesInThePast() {
        load();
        List<Report> received = reports
                .find(keys.stream()
                        .flatMap(key -> IntStream.rangeClosed(5, 10)
                                .mapToObj(month -> ReportId.parse("PCMT-THANG~" + key + "~2025-%02d".formatted(month))))
                        .toList())
                .stream()
                .filter(report -> report.revision() > 0)
                .toList();
        assertThat(received).hasSizeGreaterThan(150).allSatisfy(report -> {
            assertThat(report.revisions()).extracting(Revision::note).containsOnly("DỮ LIỆU MẪU");
            assertThat(report.submittedAt())
                    .isBefore(NOW)
                    .isAfter(report.deadlines().opensAt());
            assertThat(report.latest().orElseThrow().values()).hasSize(40);
        });
    }

    /** Of the two old provinces for May and June, of today's for July to October. */
    @Test
    void theProvinceReportsWhatItsOwnForcesDidEveryMonth() {
        UnitStock.put(store, SampleUnits.province(), SampleUnits.oldProvince("44"), SampleUnits.oldProvince("45"));
        List<String> provinces = List.of(SampleUnits.PROVINCE, "44@2021-01-01", "45@2021-01-01");
        store.remove(Query.query(Criteria.where("unitKey").in(provinces)), Report.class);
        Requiring.provincial(expected, "mau-tinh", List.of(SampleUnits.PROVINCE), "2025-05", NOW);

        assertThat(load().total()).isEqualTo(188);

        List<Report> own = store.find(Query.query(Criteria.where("unitKey").in(provinces)), Report.class).stream()
                .filter(report -> report.revision() > 0)
                .toList();
        assertThat(own).hasSize(8).allSatisfy(report -> {
            assertThat(report.level()).isEqualTo(ReportingLevel.PROVINCE);
            assertThat(report.latest().orElseThrow().values())
                    .containsOnlyKeys("GC01", "GC02", "GC03", "GC04", "GC05", "GC06", "GC07", "GC08");
        });
        assertThat(own)
                .filteredOn(report -> report.status() == ReportStatus.SUBMITTED)
                .extracting(report -> report.id().toString())
                .containsExactly("PCMT-THANG~44@2025-07-01~2025-10");
        assertThat(own)
                .extracting(report -> report.latest().orElseThrow().by())
                .contains("bc-44", "bc-cu-44", "bc-cu-45");
    }

    @Test
    void whatAKillLeftHalfDoneIsFinished() {
        load();
        List<Document> whole = stored();
        store.remove(
                Query.query(Criteria.where("unitKey").in(keys).and("period").in("2025-08", "2025-06")), Report.class);
        expectAgain();
        load();
        assertThat(stored())
                .extracting(LoadSampleTest::content)
                .containsExactlyElementsOf(
                        whole.stream().map(LoadSampleTest::content).toList());
    }

    private void expectAgain() {
        keys.forEach(key -> Requiring.changed(expected, new UnitChanged(key)));
    }

    private LoadSample load() {
        LoadSample load = new LoadSample(
                expected, reports, play, catalogue, Rules.standard(), calendar, new SampleSettings(7, 60, 4), clock);
        load.start();
        await().atMost(Duration.ofSeconds(60)).until(load::finished);
        load.stop();
        return load;
    }

    private Map<ReportStatus, Long> status(String period) {
        return store
                .find(
                        Query.query(
                                Criteria.where("unitKey").in(keys).and("period").is(period)),
                        Report.class)
                .stream()
                .collect(groupingBy(Report::status, counting()));
    }

    private List<Document> stored() {
        return store.find(
                Query.query(Criteria.where("unitKey").in(keys)).with(org.springframework.data.domain.Sort.by("_id")),
                Document.class,
                Report.COLLECTION);
    }

    private static String content(Document report) {
        return report.get("_id") + " " + report.get("status") + " " + report.get("revisions");
    }
}
