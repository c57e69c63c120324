package vn.pcmt.report.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.DeadlinePolicy.OnNonWorkingDay;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.time.VietnamTime;

/** The periods of reports with their deadlines, by the working days as they are now. Asks no clock. */
@Component
@EnableConfigurationProperties(CalendarSettings.class)
public class ReportingCalendar {

    private final CalendarSettings settings;
    private final Supplier<WorkingDays> workingDays;

    @Autowired
    ReportingCalendar(CalendarSettings settings, WorkingCalendar working) {
        this(settings, working::days);
    }

    ReportingCalendar(CalendarSettings settings, Supplier<WorkingDays> workingDays) {
        this.settings = settings;
        this.workingDays = workingDays;
    }

    /** The calendar with the default settings. */
    public static ReportingCalendar standard() {
        WorkingDays official = WorkingDays.vietnamese(new WorkingDaySettings(false, false));
        return new ReportingCalendar(
                new CalendarSettings(16, 1, 20, 2, LocalTime.of(17, 0), OnNonWorkingDay.NEXT, Duration.ofDays(45)),
                () -> official);
    }

    /** The same calendar if these were the working days. */
    public ReportingCalendar with(WorkingDays days) {
        return new ReportingCalendar(settings, () -> days);
    }

    /** When the reports of communes on a period open, are due and close, before any extension. */
    public Deadlines deadlines(ReportingPeriod period) {
        return deadlines(period, ReportingLevel.COMMUNE, null);
    }

    /**
     * The same at either level, and where whoever asks for the reports has said when they are due.
     *
     * @param said null for the calendar's own deadline
     */
    public Deadlines deadlines(ReportingPeriod period, ReportingLevel level, @Nullable DeadlinePolicy said) {
        Instant opensAt =
                period.end().plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        return closing(opensAt, dueAt(dueOn(period, level, said), said));
    }

    /**
     * Of a report that is owed once: it is due on its day, and may come in from the moment it was asked for.
     *
     * @param day a period of one day
     */
    public Deadlines deadlinesOnce(ReportingPeriod day, Instant asked, @Nullable DeadlinePolicy said) {
        LocalDate due = settled(day.end(), onNonWorkingDay(said), day.end().minusDays(1));
        Instant dayBegins = due.atStartOfDay(VietnamTime.ZONE).toInstant();
        return closing(asked.isBefore(dayBegins) ? asked : dayBegins, dueAt(due, said));
    }

    private Deadlines closing(Instant opensAt, Instant dueAt) {
        return new Deadlines(opensAt, dueAt, dueAt.plus(settings.lateFor()));
    }

    /** The latest period of a kind whose reports may be submitted. */
    public ReportingPeriod current(PeriodKind kind, Instant now) {
        return running(kind, now).previous();
    }

    /** The period of a kind that runs now, or begins next: its reports open next. */
    public ReportingPeriod running(PeriodKind kind, Instant now) {
        return ReportingPeriod.containing(kind, LocalDate.ofInstant(now, VietnamTime.ZONE));
    }

    private Instant dueAt(LocalDate day, @Nullable DeadlinePolicy said) {
        LocalTime time = said == null || said.time() == null ? settings.dueTime() : said.time();
        return day.atTime(time).atZone(VietnamTime.ZONE).toInstant();
    }

    private LocalDate dueOn(ReportingPeriod period, ReportingLevel level, @Nullable DeadlinePolicy said) {
        LocalDate end = period.end();
        if (said != null && said.workingDaysAfter() != null) {
            return workingDays.get().plus(end, said.workingDaysAfter());
        }
        if (said != null && said.dayOfMonth() != null) {
            return settled(afterEnd(end, said.dayOfMonth()), onNonWorkingDay(said), end);
        }
        int daysLeft = period.kind().isCutOff()
                ? settings.dueDay(level) - PeriodKind.CUT_OFF_DAY
                : settings.daysAfterEnd(level);
        return settled(end.plusDays(daysLeft), onNonWorkingDay(said), end);
    }

    /** A day of the month in which a period ends; of the month after, where that day is not past the period. */
    private static LocalDate afterEnd(LocalDate end, int dayOfMonth) {
        YearMonth month = YearMonth.from(end);
        LocalDate day = month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
        YearMonth next = month.plusMonths(1);
        return day.isAfter(end) ? day : next.atDay(Math.min(dayOfMonth, next.lengthOfMonth()));
    }

    private OnNonWorkingDay onNonWorkingDay(@Nullable DeadlinePolicy said) {
        return said == null ? settings.onNonWorkingDay() : said.onNonWorkingDay();
    }

    /**
     * A deadline that may fall on a day off.
     *
     * @param end after which at least one working day is left, whatever the policy
     */
    private LocalDate settled(LocalDate day, OnNonWorkingDay policy, LocalDate end) {
        WorkingDays days = workingDays.get();
        return switch (policy) {
            case SAME -> day;
            case NEXT -> days.onOrAfter(day);
            case PREVIOUS -> {
                LocalDate earlier = days.onOrBefore(day);
                LocalDate earliest = days.onOrAfter(end.plusDays(1));
                yield earlier.isBefore(earliest) ? earliest : earlier;
            }
        };
    }
}
