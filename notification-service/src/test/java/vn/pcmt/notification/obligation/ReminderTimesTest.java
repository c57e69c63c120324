package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.notification.calendar.TestHours;

class ReminderTimesTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(textBlock = """
            2026-11-18T17:00:00, 2026-11-17T17:00:00, 2026-11-18T07:30:00, the day before and the morning of the day
            2026-11-16T17:00:00, 2026-11-13T17:00:00, 2026-11-16T07:30:00, before a Monday it is Friday
            2026-02-23T17:00:00, 2026-02-13T17:00:00, 2026-02-23T07:30:00, before the end of Tết it is the day before Tết
            """)
    void remindsOnWorkingDays(String due, String before, String morning, String because) {
        assertThat(ReminderTimes.of(vietnam(due), Owed.settings(), TestHours.quiet()))
                .as(because)
                .extracting(Occasion::causedAt)
                .containsExactly(vietnam(before), vietnam(morning));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            2026-11-17T07:30:00, 2026-11-16T07:30:00, no reminder at the very moment of the deadline
            2026-11-21T17:00:00, 2026-11-20T17:00:00, none on the day itself if that is a Saturday
            """)
    void leavesOutWhatWouldComeTooLate(String due, String only, String because) {
        assertThat(ReminderTimes.of(vietnam(due), Owed.settings(), TestHours.quiet()))
                .as(because)
                .extracting(Occasion::causedAt)
                .containsExactly(vietnam(only));
    }
}
