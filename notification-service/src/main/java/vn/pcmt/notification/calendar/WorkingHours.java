package vn.pcmt.notification.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.time.VietnamTime;

/**
 * The hours in which officials may be disturbed, by the working days as they are now. Quiet hours hold a message; they
 * never drop it.
 */
public final class WorkingHours {

    private static final LocalTime END_OF_OFFICE = LocalTime.of(17, 0);

    private final boolean always;
    private final LocalTime from;
    private final LocalTime until;
    private final WorkingCalendar working;

    WorkingHours(QuietHours quiet, WorkingCalendar working) {
        this.always = !quiet.enabled();
        this.from = quiet.until();
        this.until = quiet.from();
        this.working = working;
    }

    private WorkingHours(boolean always, LocalTime from, LocalTime until, WorkingCalendar working) {
        this.always = always;
        this.from = from;
        this.until = until;
        this.working = working;
    }

    /** These hours as far as they lie within somebody's own; all of them if nothing would be left. */
    public WorkingHours within(@Nullable LocalTime ownFrom, @Nullable LocalTime ownUntil) {
        LocalTime begin = ownFrom != null && ownFrom.isAfter(from) ? ownFrom : from;
        LocalTime end = ownUntil != null && ownUntil.isBefore(until) ? ownUntil : until;
        return begin.isBefore(end) ? new WorkingHours(always, begin, end, working) : this;
    }

    /** The first moment at or after the given one that lies in a working window. */
    public Instant next(Instant at) {
        ZonedDateTime local = at.atZone(VietnamTime.ZONE);
        if (always || isOpen(local)) {
            return at;
        }
        LocalDate day = local.toLocalDate();
        if (!local.toLocalTime().isBefore(until)) {
            day = day.plusDays(1);
        }
        return working.days()
                .onOrAfter(day)
                .atTime(from)
                .atZone(VietnamTime.ZONE)
                .toInstant();
    }

    /**
     * A moment for a reminder that should come at or before the given one: the same time of day on the last working day
     * up to it, moved into the working window of that day.
     */
    public Instant onWorkingDayBefore(Instant at) {
        if (always) {
            return at;
        }
        ZonedDateTime local = at.atZone(VietnamTime.ZONE);
        LocalDate day = working.days().onOrBefore(local.toLocalDate());
        LocalTime time = local.toLocalTime();
        LocalTime within = time.isBefore(from) ? from : !time.isBefore(until) ? until.minusMinutes(1) : time;
        return day.atTime(within).atZone(VietnamTime.ZONE).toInstant();
    }

    /** The moment some working time later, in a working window: a day of it is a working day, less is counted as it is. */
    public Instant later(Instant at, Duration workingTime) {
        ZonedDateTime begin = at.atZone(VietnamTime.ZONE);
        LocalDate day = working.days().plus(begin.toLocalDate(), (int) workingTime.toDays());
        Duration rest = workingTime.minusDays(workingTime.toDays());
        return next(day.atTime(begin.toLocalTime())
                .atZone(VietnamTime.ZONE)
                .toInstant()
                .plus(rest));
    }

    /** The same time of day some working days before, moved into the working window of that day. */
    public Instant daysBefore(Instant at, int workingDays) {
        ZonedDateTime local = at.atZone(VietnamTime.ZONE);
        LocalDate day = local.toLocalDate();
        for (int left = workingDays; left > 0; left--) {
            day = working.days().onOrBefore(day.minusDays(1));
        }
        return onWorkingDayBefore(
                day.atTime(local.toLocalTime()).atZone(VietnamTime.ZONE).toInstant());
    }

    /** 17:00 on the day some working days after another; on the day itself, or the next that is worked, for 0. */
    public Instant endOfOffice(LocalDate after, int workingDays) {
        LocalDate day = working.days().onOrAfter(working.days().plus(after, workingDays));
        return day.atTime(END_OF_OFFICE).atZone(VietnamTime.ZONE).toInstant();
    }

    private boolean isOpen(ZonedDateTime local) {
        return working.days().isWorking(local.toLocalDate())
                && !local.toLocalTime().isBefore(from)
                && local.toLocalTime().isBefore(until);
    }
}
