package vn.pcmt.report.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.time.VietnamTime;

/** The periods of reports with their deadlines. Pure: asks no clock. */
@Component
@EnableConfigurationProperties({CalendarSettings.class, WorkingDaySettings.class})
public class ReportingCalendar {

    private final CalendarSettings settings;
    private final WorkingDays workingDays;

    ReportingCalendar(CalendarSettings settings, WorkingDaySettings days) {
        this.settings = settings;
        this.workingDays = WorkingDays.vietnamese(days);
    }

    /** The calendar with the default settings. */
    public static ReportingCalendar standard() {
        return new ReportingCalendar(
                new CalendarSettings(16, 1, LocalTime.of(17, 0), DeadlinePolicy.NEXT, Duration.ofDays(45)),
                new WorkingDaySettings(false, false));
    }

    /** When the reports of a period open, are due and close, before any extension. */
    public Deadlines deadlines(ReportingPeriod period) {
        Instant opensAt =
                period.end().plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        Instant dueAt = dueOn(period)
                .atTime(settings.dueTime())
                .atZone(VietnamTime.ZONE)
                .toInstant();
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

    private LocalDate dueOn(ReportingPeriod period) {
        int daysLeft = period.kind().isCutOff() ? settings.dueDay() - PeriodKind.CUT_OFF_DAY : settings.daysAfterEnd();
        LocalDate day = period.end().plusDays(daysLeft);
        return switch (settings.deadlinePolicy()) {
            case UNCHANGED -> day;
            case NEXT -> workingDays.onOrAfter(day);
            case PREVIOUS -> {
                LocalDate earlier = workingDays.onOrBefore(day);
                LocalDate earliest = workingDays.onOrAfter(period.end().plusDays(1));
                yield earlier.isBefore(earliest) ? earliest : earlier;
            }
        };
    }
}
