package vn.pcmt.notification.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDaySettings;

class WorkingHoursTest {

    private final WorkingHours hours = hours(true);

    /** Local times in Việt Nam, UTC+7 all year. 16/11/2026 is a Monday. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            2026-11-16T06:29:59, 2026-11-16T06:30:00, the last second of the night waits for the morning
            2026-11-16T06:30:00, 2026-11-16T06:30:00, the window opens at 6.30
            2026-11-16T20:59:59, 2026-11-16T20:59:59, the last second of the evening still goes
            2026-11-16T21:00:00, 2026-11-17T06:30:00, at 21.00 it waits for the next day
            2026-11-16T00:00:00, 2026-11-16T06:30:00, midnight belongs to the day that begins
            2026-11-20T21:00:00, 2026-11-23T06:30:00, a Friday evening waits for Monday
            2026-11-21T10:00:00, 2026-11-23T06:30:00, a Saturday waits for Monday
            2026-11-22T23:00:00, 2026-11-23T06:30:00, a Sunday night waits for Monday
            2025-04-25T21:00:00, 2025-04-26T06:30:00, a make-up Saturday is worked
            2026-04-24T21:00:00, 2026-04-28T06:30:00, Giỗ Tổ on a Sunday is off on Monday too
            2026-02-13T21:00:00, 2026-02-23T06:30:00, the nine days of Tết are off
            2026-04-29T21:30:00, 2026-05-04T06:30:00, two holidays and a weekend in a row
            2026-09-02T09:00:00, 2026-09-03T06:30:00, the second day of the national holiday
            2026-01-02T09:00:00, 2026-01-02T09:00:00, a day off that was only proposed is a working day
            2026-11-24T09:00:00, 2026-11-24T09:00:00, an undecided day is a working day
            """)
    void holdsWhatComesInQuietHours(LocalDateTime at, LocalDateTime next, String because) {
        assertThat(hours.next(vietnam(at))).as(because).isEqualTo(vietnam(next));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            2026-11-12T17:00:00, 2026-11-12T17:00:00, a working day stays
            2026-11-15T17:00:00, 2026-11-13T17:00:00, a Sunday goes back to Friday
            2025-04-27T17:00:00, 2025-04-26T17:00:00, a Sunday goes back to a make-up Saturday
            2026-02-22T17:00:00, 2026-02-13T17:00:00, the last day of Tết goes back to the day before it
            2026-11-12T05:00:00, 2026-11-12T06:30:00, early morning is moved into the window
            2026-11-12T22:00:00, 2026-11-12T20:59:00, late evening is moved into the window
            """)
    void findsTheWorkingDayBefore(LocalDateTime at, LocalDateTime expected, String because) {
        assertThat(hours.onWorkingDayBefore(vietnam(at))).as(because).isEqualTo(vietnam(expected));
    }

    @Test
    void holdsNothingWhenSwitchedOff() {
        Instant sundayNight = vietnam(LocalDateTime.parse("2026-11-22T23:00:00"));

        assertThat(hours(false).next(sundayNight)).isEqualTo(sundayNight);
        assertThat(hours(false).onWorkingDayBefore(sundayNight)).isEqualTo(sundayNight);
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new QuietHours(true, LocalTime.of(6, 0), LocalTime.of(6, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("06:30 to 06:00");
    }

    private static WorkingHours hours(boolean enabled) {
        return new WorkingHours(
                new QuietHours(enabled, LocalTime.of(21, 0), LocalTime.of(6, 30)),
                WorkingCalendar.official(new WorkingDaySettings(false, false)));
    }

    private static Instant vietnam(LocalDateTime local) {
        return local.toInstant(ZoneOffset.ofHours(7));
    }
}
