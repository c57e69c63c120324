package vn.pcmt.notification.obligation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;

/** When to remind of a deadline: some time before, on a working day, and on the morning of the day itself. */
final class ReminderTimes {

    private ReminderTimes() {}

    /** The reminders of a deadline in the order of their times. Two that fall together are one. */
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
