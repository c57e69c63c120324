package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.time.VietnamTime;

class SubmissionWindowTest {

    /** Period 2025-08: cut-off Thursday 14 August; 16 August is a Saturday, so due on Monday 18. */
    private final Deadlines august = ReportingCalendar.standard().deadlines(ReportingPeriod.parse("2025-08"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2025-08-14T23:59:59, NOT_YET_OPEN",
        "2025-08-15T00:00:00, OPEN",
        "2025-08-18T16:59:59, OPEN",
        "2025-08-18T17:00:00, OPEN",
        "2025-08-18T17:00:01, LATE",
        "2025-10-02T16:59:59, LATE",
        "2025-10-02T17:00:00, CLOSED",
        "2026-01-01T00:00:00, CLOSED",
    })
    void opensAfterTheCutOffIsLateAfterTheDeadlineAndCloses45DaysLater(String vietnamTime, String state) {
        assertThat(SubmissionWindow.at(at(vietnamTime), august).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        // the cut-off of 15 December, of everything that ends then
        "2025-12, 2025-12-14T23:59:59, NOT_YET_OPEN",
        "2025-12, 2025-12-15T00:00:00, OPEN",
        "2025-Q4, 2025-12-14T23:59:59, NOT_YET_OPEN",
        "2025-Q4, 2025-12-15T00:00:00, OPEN",
        "2025-H2, 2025-12-14T23:59:59, NOT_YET_OPEN",
        "2025-H2, 2025-12-15T00:00:00, OPEN",
        "2025, 2025-12-14T23:59:59, NOT_YET_OPEN",
        "2025, 2025-12-15T00:00:00, OPEN",
        "2025, 2025-12-16T17:00:00, OPEN",
        "2025, 2025-12-16T17:00:01, LATE",
        "2025, 2026-01-30T16:59:59, LATE",
        "2025, 2026-01-30T17:00:00, CLOSED",
        // over the end of the year
        "2026-01, 2025-12-31T23:59:59, NOT_YET_OPEN",
        "2026-01, 2026-01-14T23:59:59, NOT_YET_OPEN",
        "2026-01, 2026-01-15T00:00:00, OPEN",
        "2026-01, 2026-01-16T17:00:00, OPEN",
        "2026-01, 2026-01-16T17:00:01, LATE",
        "2025-M12, 2025-12-31T23:59:59, NOT_YET_OPEN",
        "2025-M12, 2026-01-01T00:00:00, OPEN",
        "2025-M12, 2026-01-02T17:00:00, OPEN",
        "2025-M12, 2026-01-02T17:00:01, LATE",
        "2026-W53, 2027-01-03T23:59:59, NOT_YET_OPEN",
        "2026-W53, 2027-01-04T00:00:00, OPEN",
        "2026-W53, 2027-01-04T17:00:01, LATE",
        // Tết Bính Ngọ: open all through it, and on the first day back
        "2026-02, 2026-02-14T23:59:59, NOT_YET_OPEN",
        "2026-02, 2026-02-15T00:00:00, OPEN",
        "2026-02, 2026-02-17T12:00:00, OPEN",
        "2026-02, 2026-02-22T23:59:59, OPEN",
        "2026-02, 2026-02-23T17:00:00, OPEN",
        "2026-02, 2026-02-23T17:00:01, LATE",
        // due on a Saturday that is worked
        "2025-04-25, 2025-04-25T23:59:59, NOT_YET_OPEN",
        "2025-04-25, 2025-04-26T17:00:00, OPEN",
        "2025-04-25, 2025-04-26T17:00:01, LATE",
    })
    void theBoundariesOfTheYear(String period, String vietnamTime, String state) {
        Deadlines deadlines = ReportingCalendar.standard().deadlines(ReportingPeriod.parse(period));
        assertThat(SubmissionWindow.at(at(vietnamTime), deadlines).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "24 November off {0}, at {1}: {2}")
    @CsvSource({
        "false, 2026-11-24T00:00:00, OPEN",
        "false, 2026-11-24T17:00:00, OPEN",
        "false, 2026-11-24T17:00:01, LATE",
        "true, 2026-11-24T17:00:01, OPEN",
        "true, 2026-11-25T17:00:00, OPEN",
        "true, 2026-11-25T17:00:01, LATE",
    })
    void theDayOfVietnameseCultureIsASwitch(boolean off, String vietnamTime, String state) {
        Deadlines monday = ReportingCalendar.standard()
                .with(WorkingDays.vietnamese(new WorkingDaySettings(off, false)))
                .deadlines(ReportingPeriod.parse("2026-11-23"));
        assertThat(SubmissionWindow.at(at(vietnamTime), monday).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2025-08-14T23:59:59, NOT_YET_OPEN",
        "2025-08-18T17:00:01, OPEN",
        "2025-08-20T17:00:00, OPEN",
        "2025-08-20T17:00:01, LATE",
        "2025-10-02T16:59:59, LATE",
        "2025-10-02T17:00:00, CLOSED",
    })
    void anExtensionMovesTheDeadlineAndNotTheClosing(String vietnamTime, String state) {
        Deadlines extended = august.extendedTo(at("2025-08-20T17:00:00"));
        assertThat(SubmissionWindow.at(at(vietnamTime), extended).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2025-10-02T17:00:00, OPEN",
        "2025-12-01T17:00:00, OPEN",
        "2025-12-01T17:00:01, CLOSED",
    })
    void anExtensionBeyondTheClosingOpensTheWindowAgain(String vietnamTime, String state) {
        Deadlines extended = august.extendedTo(at("2025-12-01T17:00:00"));
        assertThat(SubmissionWindow.at(at(vietnamTime), extended).state()).isEqualTo(state);
    }

    @Test
    void withoutAClosingLateEntryNeverEnds() {
        Deadlines open = new Deadlines(august.opensAt(), august.dueAt(), null);
        assertThat(SubmissionWindow.at(at("2035-01-01T00:00:00"), open))
                .isEqualTo(new SubmissionWindow.Late(at("2025-08-18T17:00:00"), null));
    }

    @Test
    void anExtensionMustBeLaterThanTheDeadline() {
        assertThatIllegalArgumentException().isThrownBy(() -> august.extendedTo(at("2025-08-18T17:00:00")));
    }

    private static Instant at(String vietnamTime) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(vietnamTime), VietnamTime.ZONE)
                .toInstant();
    }
}
