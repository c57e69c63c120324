package vn.pcmt.report.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * More time that was given for a report. It ends by itself: after {@code until} the report is late again.
 *
 * @param until the new deadline
 * @param before the deadline until then
 * @param reason as it was given; {@value #CALENDAR} where other days are worked than before
 * @param by officer id, or {@code system}
 * @param order id of the command that extended many reports together; null if it was this one alone
 */
public record Extension(
        Instant until,
        Instant before,
        String reason,
        String by,
        Instant at,
        @Nullable String order) {

    /** Reason of an extension that nobody granted. */
    public static final String CALENDAR = "calendar";
}
