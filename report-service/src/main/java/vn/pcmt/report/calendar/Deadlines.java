package vn.pcmt.report.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times that rule one report.
 *
 * @param opensAt from when it may be submitted
 * @param dueAt deadline, an extension included; on time up to and with this moment
 * @param closesAt from when late entry is refused; null while not limited
 */
public record Deadlines(
        Instant opensAt, Instant dueAt, @Nullable Instant closesAt) {
    public Deadlines {
        if (!dueAt.isAfter(opensAt)) {
            throw new IllegalArgumentException("due " + dueAt + " before it opens " + opensAt);
        }
    }

    /** The same with a later deadline; late entry stays open at least until then. */
    public Deadlines extendedTo(Instant until) {
        if (!until.isAfter(dueAt)) {
            throw new IllegalArgumentException("an extension must end after the deadline " + dueAt + ": " + until);
        }
        return new Deadlines(opensAt, until, closesAt == null || closesAt.isAfter(until) ? closesAt : until);
    }
}
