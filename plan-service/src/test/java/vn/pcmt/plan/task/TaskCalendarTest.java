package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDaySettings;

class TaskCalendarTest {
    private final TaskCalendar calendar = on("2026-03-10T02:00:00Z");

    static TaskCalendar on(String now) {
        return new TaskCalendar(
                WorkingCalendar.official(new WorkingDaySettings(false, false)),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    @ParameterizedTest(name = "a deadline on {0} ends at {1}")
    @CsvSource({
        "2026-03-13, 2026-03-13T10:00:00Z", // Friday
        "2026-03-14, 2026-03-16T10:00:00Z", // Saturday: the Monday after
        "2026-02-14, 2026-02-23T10:00:00Z", // first day of Tết
    })
    void aDeadlineEndsAtFiveOnAWorkingDay(LocalDate deadline, Instant at) {
        assertThat(calendar.deadlineAt(deadline)).isEqualTo(at);
    }

    @ParameterizedTest(name = "due {0}, done {1}: {2} days late")
    @CsvSource({
        "2026-03-13, 2026-03-13, 0",
        "2026-03-13, 2026-03-16, 1", // over the weekend
        "2026-03-14, 2026-03-16, 0", // due on a Saturday
        "2026-03-13, 2026-03-20, 5",
        "2026-02-13, 2026-02-23, 1", // over Tết
    })
    void lateDaysAreWorkingDaysAfterTheLastDayOnTime(LocalDate deadline, LocalDate done, int late) {
        assertThat(calendar.lateDays(List.of(), deadline, done)).isEqualTo(late);
    }

    @Test
    void blockedDaysOfSeveralObstaclesAreCountedOnce() {
        List<Blockage> blockages = List.of(
                blockage("2026-03-03", "2026-03-06"), // Tuesday to Thursday
                blockage("2026-03-05", "2026-03-10"), // Thursday, Friday, Monday
                blockage("2026-03-07", "2026-03-09")); // a weekend

        assertThat(calendar.blockedDays(blockages, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-20")))
                .isEqualTo(5);
    }

    @Test
    void aBlockedDayIsNotALateDay() {
        List<Blockage> blockages = List.of(blockage("2026-03-12", "2026-03-18"));

        // Due Friday 13, done Friday 20: Monday to Friday are five days, of which Monday and Tuesday were blocked.
        assertThat(calendar.lateDays(blockages, LocalDate.parse("2026-03-13"), LocalDate.parse("2026-03-20")))
                .isEqualTo(3);
    }

    @Test
    void anObstacleThatIsStillThereBlocksUpToTheEnd() {
        List<Blockage> blockages = List.of(blockage("2026-03-05", null));

        assertThat(calendar.blockedDays(blockages, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-10")))
                .as("Thursday, Friday and Monday")
                .isEqualTo(3);
        assertThat(calendar.blockedDays(blockages, LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-10")))
                .as("not before the task begins")
                .isEqualTo(2);
    }

    private static Blockage blockage(String from, @Nullable String to) {
        return new Blockage("o" + from, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
