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
}
