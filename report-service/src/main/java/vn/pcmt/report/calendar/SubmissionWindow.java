package vn.pcmt.report.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a moment lies in the time in which a report may come in. */
public sealed interface SubmissionWindow {

    /** Too early: the period is not over. */
    record NotYetOpen(Instant opensAt) implements SubmissionWindow {}

    /** On time, up to and with the deadline itself. */
    record Open(Instant dueAt) implements SubmissionWindow {}

    /** After the deadline; accepted, but late. */
    record Late(Instant dueAt, @Nullable Instant closesAt) implements SubmissionWindow {}

    /** Too late: only an extension opens it again. */
    record Closed(Instant closesAt) implements SubmissionWindow {}

    /** The name used over HTTP: {@code NOT_YET_OPEN}, {@code OPEN}, {@code LATE} or {@code CLOSED}. */
    default String state() {
        return switch (this) {
            case NotYetOpen early -> "NOT_YET_OPEN";
            case Open open -> "OPEN";
            case Late late -> "LATE";
            case Closed closed -> "CLOSED";
        };
    }

    /** The window a moment falls into; pure. */
    static SubmissionWindow at(Instant now, Deadlines deadlines) {
        if (now.isBefore(deadlines.opensAt())) {
            return new NotYetOpen(deadlines.opensAt());
        }
        if (!now.isAfter(deadlines.dueAt())) {
            return new Open(deadlines.dueAt());
        }
        Instant closesAt = deadlines.closesAt();
        if (closesAt != null && !now.isBefore(closesAt)) {
            return new Closed(closesAt);
        }
        return new Late(deadlines.dueAt(), closesAt);
    }
}
