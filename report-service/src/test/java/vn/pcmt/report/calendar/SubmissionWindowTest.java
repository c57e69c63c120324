package vn.pcmt.report.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
