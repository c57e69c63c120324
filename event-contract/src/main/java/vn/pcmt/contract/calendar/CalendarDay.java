package vn.pcmt.contract.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A day that is not what its weekday would make it.
 *
 * @param name in Vietnamese, such as {@code Quốc khánh}
 * @param source document that decided it, null where none is known
 */
public record CalendarDay(
        LocalDate date, DayKind kind, String name, @Nullable String source) {
    public CalendarDay {
        Checks.present(date, "date");
        Checks.present(kind, "kind");
        Checks.text(name, "name");
    }
}
