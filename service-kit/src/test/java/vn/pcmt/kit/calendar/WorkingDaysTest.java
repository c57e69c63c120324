package vn.pcmt.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest(name = "{0} is worked: {1}")
    @CsvSource({
        "2026-11-20, true", // Friday
        "2026-11-21, false", // Saturday
        "2025-04-26, true", // make-up Saturday
        "2025-05-02, false", // swapped off
        "2026-02-23, true", // after Tết
        "2026-01-02, true", // swap only proposed
        "2026-01-10, false", // its make-up Saturday too
        "2026-11-24, true", // undecided: off by default
        "2026-04-27, false", // in lieu of a Sunday
    })
    void countsHolidaysSwapsAndMakeUpSaturdays(LocalDate day, boolean worked) {
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(false, false)).isWorking(day))
                .isEqualTo(worked);
    }

    @Test
    void theDayOfVietnameseCultureIsASwitch() {
        LocalDate cultureDay = LocalDate.of(2026, 11, 24);
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(true, false)).isWorking(cultureDay))
                .isFalse();
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(false, true)).isWorking(cultureDay))
                .isTrue();
    }

    @Test
    void proposedSwapsCountOnlyWhenAskedFor() {
        WorkingDays proposed = WorkingDays.vietnamese(new WorkingDaySettings(false, true));
        assertThat(proposed.isWorking(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(proposed.isWorking(LocalDate.of(2026, 1, 10))).isTrue();
    }

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-11-20, 0, 2026-11-20",
        "2026-11-21, 0, 2026-11-21", // a Saturday stays what it is
        "2026-11-20, 1, 2026-11-23", // over a weekend
        "2026-11-21, 1, 2026-11-23",
        "2026-02-13, 1, 2026-02-23", // over Tết
        "2026-02-13, 6, 2026-03-02",
        "2025-04-25, 1, 2025-04-26", // a make-up Saturday counts
    })
    void countsForwardInWorkingDays(LocalDate day, int count, LocalDate reached) {
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(false, false)).plus(day, count))
                .isEqualTo(reached);
    }

    @ParameterizedTest(name = "after {0} up to {1}: {2} working days")
    @CsvSource({
        "2026-11-20, 2026-11-20, 0",
        "2026-11-20, 2026-11-19, 0",
        "2026-11-20, 2026-11-22, 0",
        "2026-11-20, 2026-11-23, 1",
        "2026-11-16, 2026-11-20, 4",
        "2026-02-13, 2026-02-24, 2", // Tết between
    })
    void countsTheWorkingDaysBetweenTwoDays(LocalDate after, LocalDate upTo, int count) {
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(false, false)).between(after, upTo))
                .isEqualTo(count);
    }
}
