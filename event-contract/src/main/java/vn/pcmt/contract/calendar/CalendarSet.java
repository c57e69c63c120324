package vn.pcmt.contract.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * The working days of a year are others than before. Days that were over stay as they were.
 *
 * @param source document that decided it, null if none was named
 */
@EventType("calendar.set.v1")
public record CalendarSet(
        long version,
        Instant at,
        String actor,
        CalendarYear calendar,
        String reason,
        @Nullable String source) implements CalendarEvent {
    public CalendarSet {
        Checks.event(version, at, actor);
        Checks.present(calendar, "calendar");
        Checks.text(reason, "reason");
    }
}
