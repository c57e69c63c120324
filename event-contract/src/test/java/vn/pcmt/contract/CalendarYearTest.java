package vn.pcmt.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;

class CalendarYearTest {
    private static final CalendarDay NATIONAL_DAY =
            new CalendarDay(LocalDate.of(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh", null);

    @Test
    void aYearHasOnlyItsOwnDaysAndEachOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarYear(2027, List.of(NATIONAL_DAY)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalendarYear(2026, List.of(NATIONAL_DAY, NATIONAL_DAY)));
    }

    @Test
    void itsEventsAreKeyedByTheYear() {
        assertThat(GoldenEvents.event(CalendarSet.class).key()).isEqualTo("2026");
    }
}
