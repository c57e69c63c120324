package vn.pcmt.report.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * The calendar of monthly reports; which days are worked is set beside it, for all services alike.
 *
 * @param dueDay day of the month that names the period on which a commune's report is due; to be confirmed by the
 *     province
 * @param dueTime time of day of the deadline, Vietnamese time
 * @param deadlinePolicy what becomes of a deadline on a day off
 * @param lateFor how long after the deadline late entry is accepted
 */
@Validated
@ConfigurationProperties("pcmt.calendar")
record CalendarSettings(
        @DefaultValue("16") @Min(15) @Max(28) int dueDay,

        @DefaultValue("17:00") @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime dueTime,

        @DefaultValue("NEXT") DeadlinePolicy deadlinePolicy,
        @DefaultValue("45d") Duration lateFor) {}
