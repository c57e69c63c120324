package vn.pcmt.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;

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

    /** The eve of the holiday is Friday 13 February, the first day back Monday 23; each day between them, one by one. */
    @ParameterizedTest(name = "{0} is worked: {1}")
    @CsvSource({
        "2026-02-12, true",
        "2026-02-13, true",
        "2026-02-14, false", // a Saturday, and the first of nine days
        "2026-02-15, false",
        "2026-02-16, false",
        "2026-02-17, false", // the first day of the year Bính Ngọ
        "2026-02-18, false",
        "2026-02-19, false",
        "2026-02-20, false",
        "2026-02-21, false",
        "2026-02-22, false",
        "2026-02-23, true",
    })
    void theNewYearOf2026IsNineDaysOff(LocalDate day, boolean worked) {
        assertThat(WorkingDays.vietnamese(new WorkingDaySettings(true, true)).isWorking(day))
                .isEqualTo(worked);
    }

    @Test
    void aYearThatWasDecidedHasItsOwnDaysAndNoOthers() {
        LocalDate cultureDay = LocalDate.of(2026, 11, 24);
        LocalDate saturday = LocalDate.of(2026, 11, 28);
        WorkingDays decided = WorkingDays.vietnamese(new WorkingDaySettings(false, false))
                .with(new CalendarYear(
                        2026,
                        List.of(
                                new CalendarDay(cultureDay, DayKind.SWAP_OFF, "Ngày Văn hóa Việt Nam", null),
                                new CalendarDay(saturday, DayKind.MAKE_UP, "Làm bù", null))));
        assertThat(decided.isWorking(cultureDay)).isFalse();
        assertThat(decided.isWorking(saturday)).isTrue();
        assertThat(decided.isWorking(LocalDate.of(2026, 2, 17))).isTrue();
        assertThat(decided.isWorking(LocalDate.of(2025, 1, 29))).isFalse();
        assertThat(decided.isWorking(LocalDate.of(2025, 4, 26))).isTrue();
        assertThat(decided.between(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 29)))
                .isEqualTo(5);
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
        "2025-04-26, 1, 2025-04-28",
        "2024-12-31, 1, 2025-01-02", // over the end of a year
        "2025-12-31, 1, 2026-01-02",
        "2025-12-30, 3, 2026-01-05",
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
