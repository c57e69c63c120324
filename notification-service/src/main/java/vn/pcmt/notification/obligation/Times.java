package vn.pcmt.notification.obligation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which of two moments comes first; one that is not there never comes. */
final class Times {

    private Times() {}

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
