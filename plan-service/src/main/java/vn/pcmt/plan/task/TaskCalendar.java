package vn.pcmt.plan.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.time.VietnamTime;

/**
 * How the days of tasks are counted, by the working days as they are now. A day on which an obstacle stands in the way is
 * blocked, never late.
 */
@Component
public class TaskCalendar {
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);
    private static final LocalTime BEGIN_OF_WORK = LocalTime.of(8, 0);

    private final WorkingCalendar working;
    private final Clock clock;

    TaskCalendar(WorkingCalendar working, Clock clock) {
        this.working = working;
        this.clock = clock;
    }

    /** The day it is in Vietnam. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(VietnamTime.ZONE));
    }

    public Instant now() {
        return clock.instant();
    }

    /** The day {@code count} working days after a day. */
    public LocalDate plus(LocalDate day, int count) {
        return working.days().plus(day, count);
    }

    /** How many days after one day, up to and including another, are worked. */
    public int between(LocalDate after, LocalDate upTo) {
        return working.days().between(after, upTo);
    }

    /** The last day on time: the deadline, or the first working day after it. */
    public LocalDate lastDay(LocalDate deadline) {
        return working.days().onOrAfter(deadline);
    }

    /** The end of the last day on time. */
    public Instant deadlineAt(LocalDate deadline) {
        return END_OF_WORK.atDate(lastDay(deadline)).atZone(VietnamTime.ZONE).toInstant();
    }

    /** When to remind of a deadline: in the morning of the working day before the last day on time. */
    public Instant remindAt(LocalDate deadline) {
        LocalDate before = working.days().onOrBefore(lastDay(deadline).minusDays(1));
        return BEGIN_OF_WORK.atDate(before).atZone(VietnamTime.ZONE).toInstant();
    }

    /** Working days from the start up to and without the end on which any of the obstacles stood in the way. */
    int blockedDays(List<Blockage> blockages, LocalDate start, LocalDate end) {
        if (blockages.isEmpty() || !end.isAfter(start)) {
            return 0;
        }
        WorkingDays days = working.days();
        return (int) start.datesUntil(end)
                .filter(days::isWorking)
                .filter(day -> isBlocked(blockages, day))
                .count();
    }

    /** Working days after the last day on time, up to and including the end, that were not blocked. */
    int lateDays(List<Blockage> blockages, LocalDate deadline, LocalDate end) {
        WorkingDays days = working.days();
        LocalDate last = days.onOrAfter(deadline);
        if (!end.isAfter(last)) {
            return 0;
        }
        return (int) last.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(days::isWorking)
                .filter(day -> !isBlocked(blockages, day))
                .count();
    }

    private static boolean isBlocked(List<Blockage> blockages, LocalDate day) {
        return blockages.stream().anyMatch(blockage -> blockage.covers(day));
    }
}
