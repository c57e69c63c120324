package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;

/**
 * Until when something is owed: until a moment, or until the end of office some working days after another. Those are
 * counted by the working days as they are decided, whenever that is heard of.
 *
 * @param until the moment; null if only working days are counted
 * @param like id of what is owed until the same moment, which stands for {@code until} once it is known; null if there is
 *     none
 * @param since from when working days are counted, unless the moment is still to come by then; null if none are
 */
public record Term(
        @Nullable Instant until,
        @Indexed @Nullable String like,
        @Nullable Instant since,
        int workingDays) {

    /** Until a moment. */
    public static Term until(Instant moment) {
        return new Term(moment, null, null, 0);
    }

    /** Until 17:00 some working days after the day of a moment. */
    public static Term workingDays(Instant since, int days) {
        return new Term(null, null, since, days);
    }

    /** As long as something else, or, if that was over when it began, some working days. */
    static Term like(String obligation, Instant until, Instant since, int days) {
        return new Term(until, obligation, since, days);
    }

    /** Whether other events may move it. */
    boolean moves() {
        return since != null;
    }
}
