package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.report.ReportingLevel.COMMUNE;
import static vn.pcmt.contract.report.ReportingLevel.PROVINCE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.DeadlinePolicy.OnNonWorkingDay;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.time.VietnamTime;

class ReportingCalendarTest {

    @ParameterizedTest(name = "{0} is due on {1}")
    @CsvSource({
        "2026-11, 2026-11-16", // a Monday
        "2025-08, 2025-08-18", // 16 August is a Saturday
        "2025-11, 2025-11-17", // 16 November is a Sunday
        "2026-02, 2026-02-23", // Tết Bính Ngọ: 14 to 22 February
        "2025-01, 2025-01-16",
        "2026-01, 2026-01-16",
        "2024-12, 2024-12-16",
    })
    void isDueOnThe16thOrTheNextWorkingDayAt17(String period, LocalDate due) {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse(period))
                        .dueAt())
                .isEqualTo(vietnam(due.atTime(17, 0)));
    }

    @ParameterizedTest(name = "{0} is due on {1}")
    @CsvSource({
        "2025-Q3, 2025-09-16", // a Tuesday
        "2025-H1, 2025-06-16", // a Monday
        "2025-9M, 2025-09-16",
        "2025, 2025-12-16", // a Tuesday
        "2023-W23, 2023-06-12", // the Monday after
        "2026-W07, 2026-02-23", // Monday the 16th is the eve of Tết
        "2023-06-09, 2023-06-12", // a Friday: not on Saturday
        "2025-M10, 2025-11-03", // 1 November is a Saturday
        "2025-M9M, 2025-10-01",
    })
    void everyKindLeavesADayOrTwoAfterItsEnd(String period, LocalDate due) {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse(period))
                        .dueAt())
                .isEqualTo(vietnam(due.atTime(17, 0)));
    }

    @ParameterizedTest(name = "{0} with day {1} and policy {2} is due on {3}")
    @CsvSource({
        "2025-08, 16, PREVIOUS, 2025-08-15", // Saturday the 16th, back to Friday
        "2025-11, 16, PREVIOUS, 2025-11-17", // Sunday the 16th: Friday is the cut-off, so forward
        "2026-02, 20, PREVIOUS, 2026-02-23", // all of Tết: no working day since the cut-off
        "2026-02, 16, SAME, 2026-02-16",
        "2025-08, 16, SAME, 2025-08-16",
        "2026-02, 20, NEXT, 2026-02-23",
    })
    void aDayOffFollowsThePolicy(String period, int day, OnNonWorkingDay policy, LocalDate due) {
        ReportingCalendar calendar = new ReportingCalendar(
                new CalendarSettings(day, 1, 20, 2, LocalTime.of(17, 0), policy, Duration.ofDays(45)),
                WorkingCalendar.official(new WorkingDaySettings(false, false)));
        assertThat(calendar.deadlines(ReportingPeriod.parse(period)).dueAt()).isEqualTo(vietnam(due.atTime(17, 0)));
    }

    @ParameterizedTest(name = "{0}, {1} working days after or on day {2}, {4}, is due {5}")
    @CsvSource({
        "2025-08, 3, , , NEXT, 2025-08-19T17:00", // Friday the 15th, Monday, Tuesday
        "2025-08, 3, , 11:30, NEXT, 2025-08-19T11:30",
        "2025-08, , 20, , NEXT, 2025-08-20T17:00",
        "2025-08, , 16, , PREVIOUS, 2025-08-15T17:00", // a Saturday, back to Friday
        "2025-08, , 16, , SAME, 2025-08-16T17:00",
        "2025-08, , 10, , NEXT, 2025-09-10T17:00", // past the cut-off only a month later
        "2025-09, , 31, , NEXT, 2025-09-30T17:00", // September has no 31st
        "2025-M09, , 31, , NEXT, 2025-10-31T17:00", // 30 September is the last day of the period itself
    })
    void whoeverAsksMaySayWhenItIsDue(
            String period, Integer after, Integer day, LocalTime time, OnNonWorkingDay policy, LocalDateTime due) {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse(period), COMMUNE, new DeadlinePolicy(after, day, time, policy))
                        .dueAt())
                .isEqualTo(vietnam(due));
    }

    @ParameterizedTest(name = "for {0}, asked at {1}, opens {2} and is due {3}")
    @CsvSource({
        "2026-11-20, 2026-11-02T10:00, 2026-11-02T10:00, 2026-11-20T17:00",
        "2026-11-22, 2026-11-02T10:00, 2026-11-02T10:00, 2026-11-23T17:00", // a Sunday
        "2026-11-20, 2026-12-01T08:00, 2026-11-20T00:00, 2026-11-20T17:00", // asked for too late to be in time
    })
    void whatIsOwedOnceIsDueOnItsDay(String day, LocalDateTime asked, LocalDateTime opens, LocalDateTime due) {
        Deadlines once = ReportingCalendar.standard().deadlinesOnce(ReportingPeriod.parse(day), vietnam(asked), null);
        assertThat(once.opensAt()).isEqualTo(vietnam(opens));
        assertThat(once.dueAt()).isEqualTo(vietnam(due));
    }

    @ParameterizedTest(name = "{0} is due on {1}")
    @CsvSource({
        "2026-11, 2026-11-20", // a Friday
        "2025-09, 2025-09-22", // 20 September is a Saturday
        "2026-02, 2026-02-23", // Tết Bính Ngọ
        "2025, 2025-12-22",
        "2025-W33, 2025-08-19", // the Tuesday after
        "2025-M9M, 2025-10-02",
    })
    void theProvinceHasADeadlineOfItsOwn(String period, LocalDate due) {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse(period), PROVINCE, null)
                        .dueAt())
                .isEqualTo(vietnam(due.atTime(17, 0)));
    }

    /** What is switched: 24 November, and what was only proposed (2 January and 31 August off, 10 January and 22 August made up). */
    @ParameterizedTest(name = "{0}, {1} working days after or on day {2}: {3}, switched on {4}")
    @CsvSource({
        "2026-11, , 24, 2026-11-24, 2026-11-25",
        "2026-11, , 23, 2026-11-23, 2026-11-23",
        "2026-11, 7, , 2026-11-24, 2026-11-25", // from Monday the 16th on
        "2026-W47, 2, , 2026-11-24, 2026-11-25",
        "2026-11-23, , , 2026-11-24, 2026-11-25",
        "2026-11-24, , , 2026-11-25, 2026-11-25",
        "2026-M11, , , 2026-12-01, 2026-12-01",
        "2026-08, , 22, 2026-08-24, 2026-08-22", // a Saturday, made up for the 31st
        "2026-08-21, , , 2026-08-24, 2026-08-22",
        "2026-M08, , , 2026-09-03, 2026-09-03", // Quốc khánh
        "2025-M12, , , 2026-01-02, 2026-01-05",
        "2026-01, , , 2026-01-16, 2026-01-16",
        "2025-12-31, , , 2026-01-02, 2026-01-05",
        "2026-01-09, , , 2026-01-12, 2026-01-10",
    })
    void aSwitchedDayMovesTheDeadlinesThatFallOnItOrAreCountedOverIt(
            String period, Integer after, Integer day, LocalDate off, LocalDate on) {
        DeadlinePolicy said = after == null && day == null ? null : new DeadlinePolicy(after, day, null, null);

        assertThat(due(period, said, new WorkingDaySettings(false, false))).isEqualTo(vietnam(off.atTime(17, 0)));
        assertThat(due(period, said, new WorkingDaySettings(true, true))).isEqualTo(vietnam(on.atTime(17, 0)));
    }

    @ParameterizedTest(name = "{0}, {1} working days after or on day {2}, is due {3}")
    @CsvSource({
        "2025-04-25, , , 2025-04-26", // a Saturday that is worked
        "2025-04, , 26, 2025-04-26",
        "2025-04, , 27, 2025-04-28", // the Sunday after it is not
        "2025-04, 10, , 2025-04-26", // counted as a working day
        "2025-W17, 1, , 2025-04-28",
        "2025-M04, , , 2025-05-05", // 1 May, and the day swapped for that Saturday
    })
    void aDeadlineMayFallOnAMakeUpSaturday(String period, Integer after, Integer day, LocalDate due) {
        DeadlinePolicy said = after == null && day == null ? null : new DeadlinePolicy(after, day, null, null);

        assertThat(due(period, said, new WorkingDaySettings(false, false))).isEqualTo(vietnam(due.atTime(17, 0)));
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-02, 1, 2026-02-23", // the cut-off is the first day of Tết
        "2026-02, 2, 2026-02-24",
        "2026-02, 5, 2026-02-27",
        "2026-W06, 1, 2026-02-09",
        "2026-W06, 5, 2026-02-13", // the last day before
        "2026-W06, 6, 2026-02-23",
        "2026-W07, 1, 2026-02-23",
        "2026-W08, 1, 2026-02-23",
        "2025-12, 12, 2025-12-30",
        "2025-12, 13, 2025-12-31",
        "2025-12, 14, 2026-01-02", // over the first of January
        "2025-W52, 5, 2026-01-05",
        "2026-W53, 1, 2027-01-04",
    })
    void workingDaysAreCountedOverTetAndTheEndOfAYear(String period, int after, LocalDate due) {
        assertThat(due(period, new DeadlinePolicy(after, null, null, null), new WorkingDaySettings(false, false)))
                .isEqualTo(vietnam(due.atTime(17, 0)));
    }

    @Test
    void opensAtMidnightAfterTheCutOff() {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse("2025-08"))
                        .opensAt())
                .isEqualTo(Instant.parse("2025-08-14T17:00:00Z"));
    }

    @ParameterizedTest(name = "at {1} the current {0} is {2}, the running one {3}")
    @CsvSource({
        "MONTH, 2025-12-14T23:59:59, 2025-11, 2025-12",
        "MONTH, 2025-12-15T00:00:00, 2025-12, 2026-01",
        "QUARTER, 2025-12-14T23:59:59, 2025-Q3, 2025-Q4",
        "QUARTER, 2025-12-15T00:00:00, 2025-Q4, 2026-Q1",
        "HALF_YEAR, 2025-12-14T23:59:59, 2025-H1, 2025-H2",
        "HALF_YEAR, 2025-12-15T00:00:00, 2025-H2, 2026-H1",
        "YEAR, 2025-12-14T23:59:59, 2024, 2025",
        "YEAR, 2025-12-15T00:00:00, 2025, 2026",
        "NINE_MONTHS, 2025-12-15T00:00:00, 2025-9M, 2026-9M",
        "CALENDAR_MONTH, 2025-12-31T23:59:59, 2025-M11, 2025-M12",
        "CALENDAR_MONTH, 2026-01-01T00:00:00, 2025-M12, 2026-M01",
        "CALENDAR_NINE_MONTHS, 2025-09-30T23:59:59, 2024-M9M, 2025-M9M",
        "CALENDAR_NINE_MONTHS, 2025-10-01T00:00:00, 2025-M9M, 2026-M9M",
        "WEEK, 2026-01-04T23:59:59, 2025-W52, 2026-W01",
        "WEEK, 2026-01-05T00:00:00, 2026-W01, 2026-W02",
        "DAY, 2026-01-01T00:00:00, 2025-12-31, 2026-01-01",
    })
    void theReportingYearTurnsOn15December(PeriodKind kind, LocalDateTime now, String current, String running) {
        assertThat(ReportingCalendar.standard().current(kind, vietnam(now))).hasToString(current);
        assertThat(ReportingCalendar.standard().running(kind, vietnam(now))).hasToString(running);
    }

    @Test
    void anotherListOfWorkingDaysMovesTheDeadlineAndNothingElse() {
        ReportingPeriod november = ReportingPeriod.parse("2026-11");
        Deadlines announced = ReportingCalendar.standard().deadlines(november);
        WorkingDays stormOnThe16th = WorkingDays.vietnamese(new WorkingDaySettings(false, false))
                .with(new CalendarYear(
                        2026, List.of(new CalendarDay(LocalDate.of(2026, 11, 16), DayKind.HOLIDAY, "Nghỉ bão", null))));

        Deadlines then = ReportingCalendar.standard().with(stormOnThe16th).deadlines(november);

        assertThat(then.dueAt()).isEqualTo(vietnam(LocalDateTime.parse("2026-11-17T17:00:00")));
        assertThat(then.opensAt()).isEqualTo(announced.opensAt());
        assertThat(ReportingCalendar.standard().deadlines(november)).isEqualTo(announced);
    }

    private static Instant due(String period, DeadlinePolicy said, WorkingDaySettings switches) {
        return ReportingCalendar.standard()
                .with(WorkingDays.vietnamese(switches))
                .deadlines(ReportingPeriod.parse(period), COMMUNE, said)
                .dueAt();
    }

    @ParameterizedTest(name = "at {0} the current period is {1}, the running one {2}")
    @CsvSource({
        "2026-11-14T23:59:59, 2026-10, 2026-11",
        "2026-11-15T00:00:00, 2026-11, 2026-12",
        "2026-12-31T12:00:00, 2026-12, 2027-01",
    })
    void theCurrentPeriodIsTheLatestThatHasOpened(LocalDateTime now, String current, String running) {
        assertThat(ReportingCalendar.standard().current(PeriodKind.MONTH, vietnam(now)))
                .hasToString(current);
        assertThat(ReportingCalendar.standard().running(PeriodKind.MONTH, vietnam(now)))
                .hasToString(running);
    }

    private static Instant vietnam(LocalDateTime time) {
        return time.atZone(VietnamTime.ZONE).toInstant();
    }
}
