package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.DeadlinePolicy.OnNonWorkingDay;
import vn.pcmt.kit.calendar.WorkingDaySettings;
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
                new CalendarSettings(day, 1, LocalTime.of(17, 0), policy, Duration.ofDays(45)),
                new WorkingDaySettings(false, false));
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
                        .deadlines(ReportingPeriod.parse(period), new DeadlinePolicy(after, day, time, policy))
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

    @Test
    void opensAtMidnightAfterTheCutOff() {
        assertThat(ReportingCalendar.standard()
                        .deadlines(ReportingPeriod.parse("2025-08"))
                        .opensAt())
                .isEqualTo(Instant.parse("2025-08-14T17:00:00Z"));
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
