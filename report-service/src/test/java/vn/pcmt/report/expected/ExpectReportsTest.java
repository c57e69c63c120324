package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.Units;

@OnStore
class ExpectReportsTest {
    private static final AtomicInteger CODES = new AtomicInteger(50000);

    @Autowired
    private ExpectReports expect;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext context;

    private final String today = String.valueOf(CODES.incrementAndGet());
    private final String firstOld = String.valueOf(CODES.incrementAndGet());
    private final String secondOld = String.valueOf(CODES.incrementAndGet());

    @BeforeEach
    void noRequirementYet() {
        store.remove(new Query(), OpenRequirement.class);
        clock.set(Instant.parse("2025-09-20T03:00:00Z"));
    }

    @Test
    void unitsOweThePeriodsOnWhoseLastDayTheyExistUpToTheRunningOne() {
        aCommuneMadeOfTwo();
        require(1, "2025-05", null);

        // The old units exist on 14 May and 14 June, the new one on 14 July and later; the period that runs on 20
        // September is October's.
        assertThat(owed())
                .containsExactlyInAnyOrder(
                        firstOld + "@2021-01-01 2025-05",
                        firstOld + "@2021-01-01 2025-06",
                        secondOld + "@2021-01-01 2025-05",
                        secondOld + "@2021-01-01 2025-06",
                        today + "@2025-07-01 2025-07",
                        today + "@2025-07-01 2025-08",
                        today + "@2025-07-01 2025-09",
                        today + "@2025-07-01 2025-10");
    }

    @Test
    void aUnitThatBecomesKnownLaterOwesItsReportsThen() {
        require(1, "2025-08", null);
        assertThat(owed()).isEmpty();
        aCommuneMadeOfTwo();
        expect.on(new UnitChanged(today + "@2025-07-01"));
        assertThat(owed())
                .containsExactlyInAnyOrder(
                        today + "@2025-07-01 2025-08", today + "@2025-07-01 2025-09", today + "@2025-07-01 2025-10");
    }

    @Test
    void aUnitInTheMiddleOfAReorganisationOwesNothingUntilItsEndIsKnown() {
        UnitState ended = SampleUnits.oldCommune(firstOld, today);
        UnitStock.put(store, SampleUnits.commune(today), SampleUnits.notYetEnded(ended));
        require(1, "2025-05", null);
        assertThat(owed()).noneMatch(report -> report.startsWith(firstOld)).hasSize(4);

        UnitStock.put(store, ended);
        expect.on(new UnitChanged(ended.key()));
        assertThat(owed())
                .contains(firstOld + "@2021-01-01 2025-05", firstOld + "@2021-01-01 2025-06")
                .hasSize(6);
    }

    @Test
    void theSameRequirementAndUnitAgainChangeNothing() {
        aCommuneMadeOfTwo();
        require(1, "2025-09", null);
        require(1, "2025-09", null);
        expect.on(new UnitChanged(today + "@2025-07-01"));
        expect.expectDue();
        assertThat(owed()).hasSize(2);
    }

    @Test
    void aLaterRequirementReachesFurtherAndAnOlderOneIsIgnored() {
        aCommuneMadeOfTwo();
        require(2, "2025-09", "2025-09");
        require(1, "2025-01", null);
        assertThat(owed()).containsExactly(today + "@2025-07-01 2025-09");
        require(3, "2025-08", null);
        assertThat(owed()).hasSize(3);
    }

    @Test
    void anotherPeriodIsExpectedAsTimeGoesOnEvenAfterMissedNights() {
        aCommuneMadeOfTwo();
        require(1, "2025-10", null);
        clock.set(Instant.parse("2025-10-14T16:59:59Z"));
        expect.expectDue();
        assertThat(owed()).hasSize(1);
        clock.set(Instant.parse("2025-10-14T17:00:00Z"));
        expect.expectDue();
        assertThat(owed()).hasSize(2);
        clock.set(Instant.parse("2026-01-20T00:00:00Z"));
        expect.expectDue();
        assertThat(owed()).hasSize(5).contains(today + "@2025-07-01 2026-02");
    }

    @Test
    void aTemplateOrPeriodThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requiring.told(
                        expect,
                        envelope(
                                1,
                                new Requirement(
                                        "thang",
                                        "PCMT-NAM",
                                        Frequency.MONTHLY,
                                        List.of(today + "@2025-07-01"),
                                        "2025-01",
                                        null))));
        assertThatIllegalArgumentException().isThrownBy(() -> require(1, "2025-1", null));
        assertThat(store.findAll(OpenRequirement.class)).isEmpty();
    }

    @Test
    void aMergerThatBecomesKnownInsideTheRunningPeriodWithdrawsWhatTheOldUnitsNoLongerOwe() {
        UnitState first = SampleUnits.oldCommune(firstOld, today);
        UnitStock.put(store, SampleUnits.stillThere(firstOld), SampleUnits.oldCommune(secondOld, today));
        clock.set(Instant.parse("2025-07-02T03:00:00Z"));
        requireOf(firstOld + "@2021-01-01", 1, "2025-06", null);
        assertThat(owed()).containsExactly(firstOld + "@2021-01-01 2025-07", firstOld + "@2021-01-01 2025-06");

        UnitStock.put(store, first, SampleUnits.commune(today));
        expect.on(new UnitChanged(first.key()));

        // It exists on 14 June and not on 14 July.
        assertThat(owed()).containsExactly(firstOld + "@2021-01-01 2025-06");
        Report withdrawn = reports.find(id(firstOld + "@2021-01-01", "2025-07")).orElseThrow();
        assertThat(withdrawn.status()).isEqualTo(ReportStatus.WITHDRAWN);
        assertThat(withdrawn.outbox().version()).isEqualTo(2);

        UnitStock.put(store, SampleUnits.stillThere(firstOld));
        expect.on(new UnitChanged(first.key()));
        assertThat(owed()).hasSize(2);
        assertThat(reports.find(withdrawn.id()).orElseThrow().outbox().version())
                .isEqualTo(3);
    }

    @Test
    void aRequirementThatEndsEarlierWithdrawsWhatIsNotInAndKeepsWhatAnotherOneAsks() {
        aCommuneMadeOfTwo();
        require(1, "2025-08", null);
        String unit = today + "@2025-07-01";
        Report received = reports.find(id(unit, "2025-09")).orElseThrow();
        received.submit(Reporting.YARDSTICK, Reporting.complete().draft(), Reporting.REPORTER, clock.instant());
        reports.save(received);
        Requiring.told(
                expect,
                Requiring.envelope(
                        "other-" + today,
                        1,
                        new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(unit), "2025-10", null),
                        clock.instant()));
        assertThat(owed()).containsExactly(unit + " 2025-10", unit + " 2025-09", unit + " 2025-08");

        require(2, "2025-08", "2025-08");
        assertThat(owed()).containsExactly(unit + " 2025-10", unit + " 2025-09", unit + " 2025-08");

        Requiring.told(
                expect,
                Requiring.envelope(
                        "other-" + today,
                        2,
                        new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(unit), "2025-08", "2025-08"),
                        clock.instant()));
        assertThat(owed()).containsExactly(unit + " 2025-09", unit + " 2025-08");

        require(3, "2025-08", null);
        assertThat(owed()).containsExactly(unit + " 2025-10", unit + " 2025-09", unit + " 2025-08");
    }

    @Test
    void aUnitInTheMiddleOfAReorganisationKeepsWhatItOwes() {
        UnitStock.put(store, SampleUnits.stillThere(firstOld));
        clock.set(Instant.parse("2025-07-02T03:00:00Z"));
        requireOf(firstOld + "@2021-01-01", 1, "2025-07", null);
        UnitStock.put(store, SampleUnits.notYetEnded(SampleUnits.oldCommune(firstOld, today)));
        expect.on(new UnitChanged(firstOld + "@2021-01-01"));
        assertThat(owed()).hasSize(1);
    }

    @Test
    void aReportOwedOnceIsExpectedAtOnceAndForItsDayAlone() {
        UnitStock.put(store, SampleUnits.commune(today));

        // A Saturday after the running day; what is due on it is due on Monday.
        Requiring.told(expect, envelope(1, owedBy("tong-ket", Frequency.ONCE, "2025-10-04", null)));

        assertThat(owed()).containsExactly(today + "@2025-07-01 2025-10-04");
        Report report = reports.find(
                        new ReportId("PCMT-CAO-DIEM", today + "@2025-07-01", ReportingPeriod.parse("2025-10-04")))
                .orElseThrow();
        assertThat(report.deadlines().opensAt()).isEqualTo(clock.instant());
        assertThat(report.deadlines().dueAt()).isEqualTo(Instant.parse("2025-10-06T10:00:00Z"));
        clock.set(Instant.parse("2025-12-01T03:00:00Z"));
        expect.expectDue();
        assertThat(owed()).hasSize(1);
    }

    @Test
    void aRequirementSaysWhenItsReportsAreDue() {
        UnitStock.put(store, SampleUnits.commune(today));
        DeadlinePolicy thirdDayAtNoon =
                new DeadlinePolicy(3, null, LocalTime.NOON, DeadlinePolicy.OnNonWorkingDay.NEXT);

        Requiring.told(expect, envelope(1, owedBy("tuan", Frequency.WEEKLY, "2025-W37", thirdDayAtNoon)));

        // The week ends on Sunday 14 September; Monday, Tuesday and Wednesday are worked.
        Report report = reports.find(
                        new ReportId("PCMT-CAO-DIEM", today + "@2025-07-01", ReportingPeriod.parse("2025-W37")))
                .orElseThrow();
        assertThat(report.deadlines().dueAt()).isEqualTo(Instant.parse("2025-09-17T05:00:00Z"));
    }

    @Test
    void provincesOweWhatTheirOwnForcesDoThroughTheirMerger() {
        UnitStock.put(store, SampleUnits.province(), SampleUnits.oldProvince("44"), SampleUnits.oldProvince("45"));
        aCommuneMadeOfTwo();
        List<String> provinces = List.of(SampleUnits.PROVINCE, "44@2021-01-01", "45@2021-01-01");
        store.remove(Query.query(Criteria.where("unitKey").in(provinces)), Report.class);

        Requiring.provincial(expect, "tinh-" + today, List.of(SampleUnits.PROVINCE), "2025-05", clock.instant());

        // Two provinces on 14 May and 14 June, one on 14 July and later; no commune owes anything.
        assertThat(owedBy(provinces))
                .containsExactlyInAnyOrder(
                        "44@2021-01-01 2025-05",
                        "44@2021-01-01 2025-06",
                        "45@2021-01-01 2025-05",
                        "45@2021-01-01 2025-06",
                        "44@2025-07-01 2025-07",
                        "44@2025-07-01 2025-08",
                        "44@2025-07-01 2025-09",
                        "44@2025-07-01 2025-10");
        assertThat(owed()).isEmpty();
        Report july = reports.find(id(SampleUnits.PROVINCE, "2025-07")).orElseThrow();
        assertThat(july.level()).isEqualTo(ReportingLevel.PROVINCE);
        // 20 July 2025 is a Sunday.
        assertThat(july.deadlines().dueAt()).isEqualTo(Instant.parse("2025-07-21T10:00:00Z"));
    }

    @Test
    void aProvinceThatBecomesKnownLaterOwesItsReportsThen() {
        Requiring.provincial(expect, "tinh-" + today, List.of("94@2025-07-01"), "2025-09", clock.instant());
        UnitState late = SampleUnits.of(UnitKind.PROVINCE, "94@2025-07-01", List.of("94@2025-07-01", "VN"));
        UnitStock.put(store, late);
        store.remove(Query.query(Criteria.where("unitKey").is(late.key())), Report.class);

        expect.on(new UnitChanged(late.key()));

        assertThat(owedBy(List.of(late.key())))
                .containsExactlyInAnyOrder("94@2025-07-01 2025-09", "94@2025-07-01 2025-10");
    }

    @Test
    void aTemplateThatAsksNothingOfProvincesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requiring.told(
                        expect,
                        envelope(
                                1,
                                new Requirement(
                                        "quy",
                                        "PCMT-QUY",
                                        Frequency.QUARTERLY,
                                        List.of(SampleUnits.PROVINCE),
                                        "2025-Q3",
                                        null,
                                        null,
                                        ReportingLevel.PROVINCE))));
        assertThat(store.findAll(OpenRequirement.class)).isEmpty();
    }

    /** Of a commune that is split inside the period that runs, both parts owe it and the old one no longer does. */
    @Test
    void aSplitMovesWhatIsOwedToThePartsAndLeavesWhatWasOverToTheOldUnit() {
        UnitStock.put(store, SampleUnits.commune(today));
        require(1, "2025-08", null);
        assertThat(owed()).hasSize(3);
        LocalDate split = LocalDate.of(2025, 9, 18);
        String first = firstOld + "@" + split;
        String second = secondOld + "@" + split;

        UnitState ended = SampleUnits.split(SampleUnits.commune(today), split, Map.of(first, "0.6", second, "0.4"));
        UnitStock.put(store, ended, SampleUnits.since(split, firstOld), SampleUnits.since(split, secondOld));
        Requiring.told(
                expect,
                Requiring.envelope(
                        "plan-" + today,
                        2,
                        new Requirement(
                                "thang",
                                "PCMT-THANG",
                                Frequency.MONTHLY,
                                List.of(today + "@2025-07-01", first, second),
                                "2025-08",
                                null),
                        clock.instant()));
        List.of(ended.key(), first, second).forEach(key -> expect.on(new UnitChanged(key)));

        // The period of October ends on 14 October; August and September were over.
        assertThat(owedBy(List.of(ended.key(), first, second)))
                .containsExactlyInAnyOrder(
                        ended.key() + " 2025-08", ended.key() + " 2025-09", first + " 2025-10", second + " 2025-10");
        assertThat(reports.find(id(ended.key(), "2025-10")).orElseThrow().status())
                .isEqualTo(ReportStatus.WITHDRAWN);
    }

    @Test
    void anotherNameChangesNothingThatIsOwed() {
        UnitState commune = SampleUnits.commune(today);
        UnitStock.put(store, commune);
        require(1, "2025-09", null);
        List<String> before = owed();

        UnitStock.put(store, SampleUnits.renamed(commune, "Phường mới"));
        expect.on(new UnitChanged(commune.key()));

        assertThat(owed()).isEqualTo(before).hasSize(2);
        assertThat(reports.find(id(commune.key(), "2025-10"))
                        .orElseThrow()
                        .outbox()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void periodsToComeAreExpectedAheadWithTheirDeadlinesAndWithdrawnIfTheUnitEndsBefore() {
        UnitState commune = SampleUnits.commune(today);
        UnitStock.put(store, commune);
        ExpectReports twoAhead = ahead(2);

        Requiring.told(
                twoAhead,
                envelope(
                        1,
                        new Requirement(
                                "thang", "PCMT-THANG", Frequency.MONTHLY, List.of(commune.key()), "2025-10", null)));

        assertThat(owed())
                .containsExactlyInAnyOrder(
                        commune.key() + " 2025-10", commune.key() + " 2025-11", commune.key() + " 2025-12");
        Report december = reports.find(id(commune.key(), "2025-12")).orElseThrow();
        assertThat(december.windowAt(clock.instant()).state()).isEqualTo("NOT_YET_OPEN");
        assertThat(december.deadlines().dueAt()).isEqualTo(Instant.parse("2025-12-16T10:00:00Z"));

        UnitStock.put(store, SampleUnits.split(commune, LocalDate.of(2025, 12, 1), Map.of("59999@2025-12-01", "1")));
        twoAhead.on(new UnitChanged(commune.key()));
        assertThat(owed()).containsExactlyInAnyOrder(commune.key() + " 2025-10", commune.key() + " 2025-11");

        clock.set(Instant.parse("2025-10-14T17:00:00Z"));
        UnitStock.put(store, commune);
        twoAhead.expectDue();
        assertThat(owed()).hasSize(4).contains(commune.key() + " 2026-01");
    }

    @Test
    void requirementsThatAreDueTogetherAreOwedTogetherAndOneThatFailsHoldsNoneUp() {
        UnitState commune = SampleUnits.commune(today);
        UnitStock.put(store, commune);
        store.save(
                new org.bson.Document("_id", "0-broken/thang")
                        .append("version", 1L)
                        .append("template", "PCMT-THANG")
                        .append("scope", List.of(commune.key()))
                        .append("firstPeriod", "no period")
                        .append("dueAt", Instant.EPOCH)
                        .append("leasedUntil", Instant.EPOCH),
                OpenRequirement.COLLECTION);
        for (String plan : List.of("a-" + today, "b-" + today)) {
            expect.keep(Requiring.envelope(
                            plan,
                            1,
                            new Requirement(
                                    "thang",
                                    "PCMT-THANG",
                                    Frequency.MONTHLY,
                                    List.of(commune.key()),
                                    plan.startsWith("a") ? "2025-09" : "2025-10",
                                    null),
                            clock.instant())
                    .event());
        }

        expect.expectDue();

        assertThat(owed()).containsExactlyInAnyOrder(commune.key() + " 2025-09", commune.key() + " 2025-10");
        assertThat(reports.find(id(commune.key(), "2025-10")).orElseThrow().requirement())
                .as("asked for by both: the first has it")
                .isEqualTo("a-" + today + "/thang");
    }

    private ExpectReports ahead(int periods) {
        return new ExpectReports(
                context.getBean(Requirements.class),
                context.getBean(MoveDeadlines.class),
                context.getBean(Units.class),
                reports,
                context.getBean(FollowTemplates.class),
                context.getBean(ReportingCalendar.class),
                context.getBean(WorkingCalendar.class),
                new ExpectedSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), periods),
                clock);
    }

    private Requirement owedBy(
            String requirement, Frequency frequency, String first, @Nullable DeadlinePolicy deadline) {
        return new Requirement(
                requirement, "PCMT-CAO-DIEM", frequency, List.of(today + "@2025-07-01"), first, null, deadline);
    }

    private static ReportId id(String unit, String period) {
        return new ReportId("PCMT-THANG", unit, ReportingPeriod.parse(period));
    }

    private void requireOf(String area, long version, String first, String last) {
        Requiring.told(
                expect,
                envelope(
                        version,
                        new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(area), first, last)));
    }

    private void aCommuneMadeOfTwo() {
        UnitStock.put(
                store,
                SampleUnits.commune(today),
                SampleUnits.oldCommune(firstOld, today),
                SampleUnits.oldCommune(secondOld, today));
    }

    private void require(long version, String first, String last) {
        Requiring.told(
                expect,
                envelope(
                        version,
                        new Requirement(
                                "thang",
                                "PCMT-THANG",
                                Frequency.MONTHLY,
                                List.of(today + "@2025-07-01"),
                                first,
                                last)));
    }

    private EventEnvelope<RequirementSet> envelope(long version, Requirement requirement) {
        return Requiring.envelope("plan-" + today, version, requirement, clock.instant());
    }

    private List<String> owed() {
        return owedBy(List.of(today + "@2025-07-01", firstOld + "@2021-01-01", secondOld + "@2021-01-01"));
    }

    private List<String> owedBy(List<String> units) {
        return reports.list(new Reports.Filter(units, null, null, null), new PageRequest(0, 200)).items().stream()
                .map(line -> line.unitKey() + " " + line.period())
                .toList();
    }
}
