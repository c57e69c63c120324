package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;

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
                .isThrownBy(() -> expect.on(envelope(
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
        expect.on(Requiring.envelope(
                "other-" + today,
                1,
                new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(unit), "2025-10", null),
                clock.instant()));
        assertThat(owed()).containsExactly(unit + " 2025-10", unit + " 2025-09", unit + " 2025-08");

        require(2, "2025-08", "2025-08");
        assertThat(owed()).containsExactly(unit + " 2025-10", unit + " 2025-09", unit + " 2025-08");

        expect.on(Requiring.envelope(
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
        expect.on(envelope(1, owedBy("tong-ket", Frequency.ONCE, "2025-10-04", null)));

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

        expect.on(envelope(1, owedBy("tuan", Frequency.WEEKLY, "2025-W37", thirdDayAtNoon)));

        // The week ends on Sunday 14 September; Monday, Tuesday and Wednesday are worked.
        Report report = reports.find(
                        new ReportId("PCMT-CAO-DIEM", today + "@2025-07-01", ReportingPeriod.parse("2025-W37")))
                .orElseThrow();
        assertThat(report.deadlines().dueAt()).isEqualTo(Instant.parse("2025-09-17T05:00:00Z"));
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
        expect.on(envelope(
                version, new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, List.of(area), first, last)));
    }

    private void aCommuneMadeOfTwo() {
        UnitStock.put(
                store,
                SampleUnits.commune(today),
                SampleUnits.oldCommune(firstOld, today),
                SampleUnits.oldCommune(secondOld, today));
    }

    private void require(long version, String first, String last) {
        expect.on(envelope(
                version,
                new Requirement(
                        "thang", "PCMT-THANG", Frequency.MONTHLY, List.of(today + "@2025-07-01"), first, last)));
    }

    private EventEnvelope<RequirementSet> envelope(long version, Requirement requirement) {
        return Requiring.envelope("plan-" + today, version, requirement, clock.instant());
    }

    private List<String> owed() {
        return reports
                .list(
                        new Reports.Filter(
                                List.of(today + "@2025-07-01", firstOld + "@2021-01-01", secondOld + "@2021-01-01"),
                                null,
                                null,
                                null),
                        new PageRequest(0, 200))
                .items()
                .stream()
                .map(line -> line.unitKey() + " " + line.period())
                .toList();
    }
}
