package vn.pcmt.notification.obligation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;

/** When to remind of a deadline: some time before, on a working day, and on the morning of the day itself. */
final class ReminderTimes {

    private ReminderTimes() {}

    /** The reminders of what is owed in the order of their times, by its kind. Two that fall together are one. */
    static List<Occasion> of(Obligation owed, ChaseSettings settings, PursuitSettings pursuit, WorkingHours hours) {
        List<Occasion> reminders = of(owed.dueAt(), settings, hours);
        ObligationKind kind = owed.subject().owes();
        return kind == ObligationKind.REPORT
                ? reminders
                : of(owed.dueAt(), pursuit.of(kind).remindDays(), reminders, hours);
    }

    /** Beside the reminder on the day itself, some whole working days before. */
    private static List<Occasion> of(
            Instant dueAt, List<Integer> daysBefore, List<Occasion> others, WorkingHours hours) {
        SortedMap<Instant, Occasion> reminders = new TreeMap<>();
        others.stream()
                .filter(other -> other.name().endsWith(".day"))
                .forEach(day -> reminders.put(day.causedAt(), day));
        for (int days : daysBefore) {
            Instant at = hours.daysBefore(dueAt, days);
            reminders.put(at, Occasion.reminder(dueAt, "before-" + days + "d", at));
        }
        return new ArrayList<>(reminders.values());
    }

    static List<Occasion> of(Instant dueAt, ChaseSettings settings, WorkingHours hours) {
        SortedMap<Instant, Occasion> reminders = new TreeMap<>();
        Instant morning = dueAt.atZone(VietnamTime.ZONE)
                .toLocalDate()
                .atTime(settings.remindMorning())
                .atZone(VietnamTime.ZONE)
                .toInstant();
        // Held to the next working window, a reminder that would come after the deadline has lost its sense.
        Instant held = hours.next(morning);
        if (held.isBefore(dueAt)) {
            reminders.put(held, Occasion.reminder(dueAt, "day", held));
        }
        for (Duration before : settings.remindBefore()) {
            Instant at = hours.onWorkingDayBefore(dueAt.minus(before));
            if (at.isBefore(dueAt)) {
                reminders.put(at, Occasion.reminder(dueAt, "before-" + before, at));
            }
        }
        return new ArrayList<>(reminders.values());
    }
}
