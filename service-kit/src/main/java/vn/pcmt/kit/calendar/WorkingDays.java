package vn.pcmt.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;

/** Which days are worked: Monday to Friday, less holidays and swapped-off days, plus make-up Saturdays. */
public final class WorkingDays {

    private final Set<LocalDate> off;
    private final Set<LocalDate> madeUp;

    private WorkingDays(Collection<CalendarDay> days) {
        this(Set.of(), Set.of(), days);
    }

    private WorkingDays(Set<LocalDate> off, Set<LocalDate> madeUp, Collection<CalendarDay> more) {
        Set<LocalDate> allOff = new HashSet<>(off);
        Set<LocalDate> allMadeUp = new HashSet<>(madeUp);
        more.forEach(day -> (day.kind() == DayKind.MAKE_UP ? allMadeUp : allOff).add(day.date()));
        this.off = Set.copyOf(allOff);
        this.madeUp = Set.copyOf(allMadeUp);
    }

    /** Those of the official list. */
    public static WorkingDays vietnamese(WorkingDaySettings settings) {
        return new WorkingDays(OfficialDay.all().stream()
                .filter(day -> day.counts(settings))
                .map(OfficialDay::day)
                .toList());
    }

    /** The same but for one year, of which only what is given holds. */
    public WorkingDays with(CalendarYear year) {
        return new WorkingDays(without(off, year.year()), without(madeUp, year.year()), year.days());
    }

    private static Set<LocalDate> without(Set<LocalDate> days, int year) {
        Set<LocalDate> others = new HashSet<>(days);
        others.removeIf(day -> day.getYear() == year);
        return others;
    }

    /** Whether a day is worked, make-up Saturdays included. */
    public boolean isWorking(LocalDate day) {
        if (madeUp.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !off.contains(day);
    }

    /** The day itself if it is worked, else the first one after it that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day itself if it is worked, else the last one before it that is. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** The day {@code count} working days after a day: 1 is the first one after it. The day itself for 0. */
    public LocalDate plus(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; left--) {
            reached = onOrAfter(reached.plusDays(1));
        }
        return reached;
    }

    /** How many days after one day, up to and including another, are worked; 0 if the other is not later. */
    public int between(LocalDate after, LocalDate upTo) {
        return upTo.isAfter(after)
                ? (int) after.plusDays(1)
                        .datesUntil(upTo.plusDays(1))
                        .filter(this::isWorking)
                        .count()
                : 0;
    }
}
