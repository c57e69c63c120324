package vn.pcmt.report.workday;

import java.time.Instant;
import java.util.List;
import vn.pcmt.contract.calendar.CalendarDay;

/**
 * One change of the working days of a year, kept for ever.
 *
 * @param version of the year after it, 1 for the first
 * @param by officer id
 * @param source document that decided it
 * @param set days as they are since
 * @param before days as they were until then, of those that were replaced or removed
 */
record DayChange(
        long version,
        Instant at,
        String by,
        String reason,
        String source,
        List<CalendarDay> set,
        List<CalendarDay> before) {
    DayChange {
        set = List.copyOf(set);
        before = List.copyOf(before);
    }
}
