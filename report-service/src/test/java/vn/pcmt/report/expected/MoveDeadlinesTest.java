package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.Reporting.vietnam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.expected.MoveDeadlines.Move;
import vn.pcmt.report.submission.Extension;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;

/** A commune owes August 2035, due on Thursday the 16th; the administrator changes the days around it. */
@OnStore
class MoveDeadlinesTest {
    private static final AtomicInteger CODES = new AtomicInteger(56000);
    private static final Instant THURSDAY = vietnam("2035-08-16T17:00:00");
    private static final Instant FRIDAY = vietnam("2035-08-17T17:00:00");
    private static long decisions = 0;

    @Autowired
    private ExpectReports expect;

    @Autowired
    private MoveDeadlines deadlines;

    @Autowired
    private Reports reports;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private TestClock clock;

    private String code;
    private ReportId august;

    @BeforeEach
    void aCommuneOwesAugust() {
        Requiring.nothing(store);
        decide();
        clock.set(vietnam("2035-08-10T09:00:00"));
        code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(store, SampleUnits.commune(code));
        august = new ReportId("PCMT-THANG", code + "@2025-07-01", ReportingPeriod.parse("2035-08"));
        Requiring.monthly(expect, "plan-" + code, List.of(august.unitKey()), "2035-08", clock.instant());
        assertThat(dueAt()).isEqualTo(THURSDAY);
    }

    @Test
    void aDeadlineOnADayThatIsNoLongerWorkedMovesToTheNextOne() {
        decide("2035-08-16");

        assertThat(dueAt()).isEqualTo(FRIDAY);
        assertThat(report().extensions())
                .containsExactly(
                        new Extension(FRIDAY, THURSDAY, Extension.CALENDAR, Event.SYSTEM, clock.instant(), null));
        assertThat(report().outbox().version())
                .as("it was expected, and extended")
                .isEqualTo(2);
        assertThat(report().status()).isEqualTo(ReportStatus.EXPECTED);
    }

    @Test
    void aDeadlineThatWasAnnouncedNeverMovesEarlier() {
        decide("2035-08-16");

        decide();

        assertThat(dueAt()).isEqualTo(FRIDAY);
        assertThat(report().extensions()).hasSize(1);
    }

    @Test
    void aDeadlineThatHasPassedStays() {
        clock.set(THURSDAY.plusSeconds(1));

        decide("2035-08-16");

        assertThat(dueAt()).isEqualTo(THURSDAY);
        assertThat(report().windowAt(clock.instant()).state()).isEqualTo("LATE");
    }

    @Test
    void aDeadlineThatIsReachedAtThisMomentHasNotPassed() {
        clock.set(THURSDAY);

        decide("2035-08-16");

        assertThat(dueAt()).isEqualTo(FRIDAY);
    }

    @Test
    void whatIsOwedAgainIsDueByTheDaysAsTheyAreThen() {
        UnitState unit = SampleUnits.commune(code);
        UnitStock.put(store, SampleUnits.split(unit, LocalDate.parse("2035-08-01"), Map.of()));
        Requiring.changed(expect, new UnitChanged(august.unitKey()));
        assertThat(report().status()).isEqualTo(ReportStatus.WITHDRAWN);
        decide("2035-08-16");

        UnitStock.put(store, unit);
        Requiring.changed(expect, new UnitChanged(august.unitKey()));

        assertThat(report().status()).isEqualTo(ReportStatus.EXPECTED);
        assertThat(dueAt()).isEqualTo(FRIDAY);
        assertThat(report().extensions()).extracting(Extension::reason).containsExactly(Extension.CALENDAR);
    }

    @Test
    void whatIsOwedAgainHasNoLessTimeThanWasAnnounced() {
        decide("2035-08-16");
        UnitState unit = SampleUnits.commune(code);
        UnitStock.put(store, SampleUnits.split(unit, LocalDate.parse("2035-08-01"), Map.of()));
        Requiring.changed(expect, new UnitChanged(august.unitKey()));
        decide();

        UnitStock.put(store, unit);
        Requiring.changed(expect, new UnitChanged(august.unitKey()));

        assertThat(dueAt()).isEqualTo(FRIDAY);
    }

    @Test
    void timelinessThatWasRecordedStays() {
        clock.set(THURSDAY.plusSeconds(1));
        Report late = report();
        late.submit(Reporting.YARDSTICK, Reporting.complete().draft(), Reporting.REPORTER, clock.instant());
        reports.save(late);

        decide("2035-08-16");

        assertThat(report().timeliness()).isEqualTo(Timeliness.LATE);
        assertThat(report().latest().orElseThrow().timeliness()).isEqualTo(Timeliness.LATE);
        assertThat(dueAt()).isEqualTo(THURSDAY);
    }

    @Test
    void whatAPersonExtendedFurtherKeepsItsDeadline() {
        Instant granted = vietnam("2035-08-24T17:00:00");
        Report extended = report();
        extended.extend(granted, "Mưa lũ", "duyet", clock.instant());
        reports.save(extended);

        decide("2035-08-16");

        assertThat(dueAt()).isEqualTo(granted);
        assertThat(report().extensions()).hasSize(1);
    }

    @Test
    void whatIsExpectedAfterwardsIsDueByTheDaysAsTheyAreThen() {
        decide("2035-09-17");
        clock.set(vietnam("2035-08-15T09:00:00"));

        expect.expectDue();

        // 16 September 2035 is a Sunday.
        ReportId september = new ReportId("PCMT-THANG", august.unitKey(), ReportingPeriod.parse("2035-09"));
        assertThat(reports.find(september).orElseThrow().deadlines().dueAt()).isEqualTo(vietnam("2035-09-18T17:00:00"));
    }

    @Test
    void aDryRunTellsWhatWouldMoveAndMovesNothing() {
        UnitStock.put(store, SampleUnits.province());
        Requiring.provincial(
                expect, "province-" + august.unitKey(), List.of(SampleUnits.PROVINCE), "2035-08", clock.instant());

        List<Move> moves = deadlines.preview(calendar.days().with(off("2035-08-16", "2035-08-20")));

        ReportingPeriod period = ReportingPeriod.parse("2035-08");
        assertThat(moves)
                .containsExactly(
                        new Move("PCMT-THANG", period, ReportingLevel.COMMUNE, THURSDAY, FRIDAY, 1),
                        new Move(
                                "PCMT-THANG",
                                period,
                                ReportingLevel.PROVINCE,
                                vietnam("2035-08-20T17:00:00"),
                                vietnam("2035-08-21T17:00:00"),
                                1));
        assertThat(dueAt()).isEqualTo(THURSDAY);
    }

    private static CalendarYear off(String... days) {
        return new CalendarYear(
                2035,
                List.of(days).stream()
                        .map(day -> new CalendarDay(LocalDate.parse(day), DayKind.HOLIDAY, "Nghỉ bão", null))
                        .toList());
    }

    private void decide(String... off) {
        Deciding.daysOff(calendar, expect, 2035, ++decisions, off);
    }

    private Instant dueAt() {
        return report().deadlines().dueAt();
    }

    private Report report() {
        return reports.find(august).orElseThrow();
    }
}
