package vn.pcmt.report.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.plan.DeadlinePolicy.OnNonWorkingDay;
import vn.pcmt.contract.report.ReportingLevel;

/**
 * The calendar of reports; which days are worked is set beside it, for all services alike.
 *
 * @param dueDay day of the month of a period's cut-off (the 14th) on which a commune's report is due; to be confirmed
 *     by the province
 * @param daysAfterEnd days from the end of a day, a week or a period of the calendar to a commune's deadline
 * @param provinceDueDay the day on which the province's own report is due; to be confirmed by the province
 * @param provinceDaysAfterEnd days to the province's own deadline likewise
 * @param dueTime time of day of the deadline, Vietnamese time
 * @param onNonWorkingDay what becomes of a deadline on a day off
 * @param lateFor how long after the deadline late entry is accepted
 */
@Validated
@ConfigurationProperties("pcmt.calendar")
record CalendarSettings(
        @DefaultValue("16") @Min(15) @Max(28) int dueDay,

        @DefaultValue("1") @Min(1) @Max(31) int daysAfterEnd,
        @DefaultValue("20") @Min(15) @Max(28) int provinceDueDay,
        @DefaultValue("2") @Min(1) @Max(31) int provinceDaysAfterEnd,

        @DefaultValue("17:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime dueTime,

        @DefaultValue("NEXT") OnNonWorkingDay onNonWorkingDay,
        @DefaultValue("45d") Duration lateFor) {

    int dueDay(ReportingLevel level) {
        return level == ReportingLevel.COMMUNE ? dueDay : provinceDueDay;
    }

    int daysAfterEnd(ReportingLevel level) {
        return level == ReportingLevel.COMMUNE ? daysAfterEnd : provinceDaysAfterEnd;
    }
}
