package vn.pcmt.report.workday;

import java.util.List;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.kit.calendar.OfficialDay;
import vn.pcmt.kit.calendar.WorkingDaySettings;

/**
 * A year of the working calendar as its readers see it.
 *
 * @param decided whether somebody has changed it; until then it is the official list
 * @param days that are not what their weekday makes them, by date
 * @param undecided of the official list, not counted: only proposed, or announced and not yet law
 */
record YearView(int year, boolean decided, List<CalendarDay> days, List<OfficialDay> undecided, long version) {

    static YearView of(DecidedYear year, WorkingDaySettings settings) {
        List<CalendarDay> days = year.calendar().days();
        return new YearView(
                year.year(),
                year.revision() > 0,
                days,
                OfficialDay.all().stream()
                        .filter(day -> day.date().getYear() == year.year() && !day.counts(settings))
                        .filter(day ->
                                days.stream().noneMatch(known -> known.date().equals(day.date())))
                        .toList(),
                year.revision());
    }
}
