package vn.pcmt.contract.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One year of the working calendar, whole: it takes the place of whatever was known of that year.
 *
 * @param days in order, each at most once; every other day is worked from Monday to Friday
 */
public record CalendarYear(int year, List<CalendarDay> days) {
    public CalendarYear {
        days = List.copyOf(days);
        Set<LocalDate> seen = new HashSet<>();
        for (CalendarDay day : days) {
            if (day.date().getYear() != year) {
                throw new IllegalArgumentException(day.date() + " is no day of " + year);
            }
            if (!seen.add(day.date())) {
                throw new IllegalArgumentException(day.date() + " stands twice in " + year);
            }
        }
    }
}
