package vn.pcmt.report.workday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;

/**
 * Checks a change of the working days and finds all that is wrong with it at once. A day that is over was worked or was
 * not: it stays as it is, and with it every deadline and every late day that was reckoned by it.
 */
final class DayRules {

    /** Longer than any holiday. */
    private static final int MOST_IN_A_ROW = 31;

    private final int year;
    private final DayChanges changes;
    private final Map<LocalDate, CalendarDay> known;
    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<LocalDate> named = new HashSet<>();

    private DayRules(int year, DayChanges changes, Map<LocalDate, CalendarDay> known, LocalDate today) {
        this.year = year;
        this.changes = changes;
        this.known = known;
        this.today = today;
    }

    /** @throws Refusal {@code calendar-refused} with every field that is wrong, or {@code calendar-unchanged} */
    static Map<LocalDate, CalendarDay> changed(
            int year, DayChanges changes, Map<LocalDate, CalendarDay> known, LocalDate today) {
        return new DayRules(year, changes, known, today).run();
    }

    private Map<LocalDate, CalendarDay> run() {
        Map<LocalDate, CalendarDay> changed = new TreeMap<>(known);
        for (int i = 0; i < changes.set().size(); i++) {
            set("/set/" + i, changes.set().get(i), changed);
        }
        for (int i = 0; i < changes.remove().size(); i++) {
            remove("/remove/" + i, changes.remove().get(i), changed);
        }
        FreeText.check("/reason", changes.reason(), problems);
        FreeText.check("/source", changes.source(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "calendar-refused").withFields(problems);
        }
        if (changed.equals(known)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "calendar-unchanged", Integer.toString(year));
        }
        return changed;
    }

    private void set(String pointer, DayChanges.DayText text, Map<LocalDate, CalendarDay> changed) {
        FreeText.check(pointer + "/name", text.name(), problems);
        long days = ChronoUnit.DAYS.between(text.date(), text.last()) + 1;
        if (days < 1 || days > MOST_IN_A_ROW) {
            problems.add(new FieldProblem(pointer + "/until", "days-in-a-row", MOST_IN_A_ROW));
            return;
        }
        text.date().datesUntil(text.last().plusDays(1)).forEach(date -> {
            if (mayChange(pointer + "/date", date) && fits(pointer + "/kind", text, date)) {
                changed.put(
                        date,
                        new CalendarDay(
                                date,
                                text.kind(),
                                text.name().strip(),
                                changes.source().strip()));
            }
        });
    }

    private boolean fits(String pointer, DayChanges.DayText text, LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        switch (text.kind()) {
            case HOLIDAY -> {}
            case SWAP_OFF -> {
                if (weekend) {
                    problems.add(new FieldProblem(pointer, "swap-off-on-weekend"));
                    return false;
                }
            }
            case MAKE_UP -> {
                if (!weekend) {
                    problems.add(new FieldProblem(pointer, "make-up-on-weekday"));
                    return false;
                }
            }
        }
        return true;
    }

    private void remove(String pointer, LocalDate date, Map<LocalDate, CalendarDay> changed) {
        if (mayChange(pointer, date)) {
            if (known.containsKey(date)) {
                changed.remove(date);
            } else {
                problems.add(new FieldProblem(pointer, "day-not-there", date));
            }
        }
    }

    private boolean mayChange(String pointer, LocalDate date) {
        if (date.getYear() != year) {
            problems.add(new FieldProblem(pointer, "day-of-other-year", Integer.toString(year)));
        } else if (date.isBefore(today)) {
            problems.add(new FieldProblem(pointer, "day-over", date));
        } else if (!named.add(date)) {
            problems.add(new FieldProblem(pointer, "day-repeated", date));
        } else {
            return true;
        }
        return false;
    }
}
