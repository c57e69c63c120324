package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.plan.OnStore;

/** Friday 15 March of a year that no other suite looks at is swapped for the Saturday after it. */
@OnStore
class DecidedDaysTest {
    private static final LocalDate THURSDAY = LocalDate.of(2041, 3, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2041, 3, 15);
    private static final LocalDate SATURDAY = LocalDate.of(2041, 3, 16);
    private static final LocalDate MONDAY = LocalDate.of(2041, 3, 18);

    @Autowired
    private TaskCalendar tasks;

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void tasksAreCountedByTheWorkingDaysThatWereDecided() {
        assertThat(tasks.lastDay(FRIDAY)).isEqualTo(FRIDAY);
        assertThat(tasks.lastDay(SATURDAY)).isEqualTo(MONDAY);
        assertThat(tasks.plus(THURSDAY, 1)).isEqualTo(FRIDAY);
        assertThat(tasks.lateDays(List.of(), THURSDAY, MONDAY)).isEqualTo(2);

        Instant at = Instant.parse("2041-03-01T00:00:00Z");
        CalendarYear swapped = new CalendarYear(
                2041,
                List.of(
                        new CalendarDay(FRIDAY, DayKind.SWAP_OFF, "Nghỉ hoán đổi", null),
                        new CalendarDay(SATURDAY, DayKind.MAKE_UP, "Làm bù", null)));
        calendar.on(new EventEnvelope<>(
                UUID.randomUUID(),
                "/report-service",
                at,
                null,
                new CalendarSet(1, at, "quantri", swapped, "Hoán đổi", null)));

        assertThat(tasks.lastDay(FRIDAY)).isEqualTo(SATURDAY);
        assertThat(tasks.plus(THURSDAY, 1)).isEqualTo(SATURDAY);
        assertThat(tasks.between(THURSDAY, MONDAY)).isEqualTo(2);
        assertThat(tasks.blockedDays(List.of(new Blockage("o", FRIDAY, null)), THURSDAY, MONDAY))
                .isEqualTo(1);
    }
}
