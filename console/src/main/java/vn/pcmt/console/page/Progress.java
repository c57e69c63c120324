package vn.pcmt.console.page;

import java.time.Duration;
import java.time.Instant;

/**
 * How far long work has come, for the bar of every such page.
 *
 * @param done of {@code total}; both 0 as long as nobody knows how much there is
 */
public record Progress(long done, long total, Instant begun, Instant now) {

    public boolean isKnown() {
        return total > 0;
    }

    /** Whole minutes until the end at the pace so far, at least 1; 0 as long as nothing can be said. */
    public long minutesLeft() {
        if (done <= 0 || total <= done) {
            return 0;
        }
        long left = Duration.between(begun, now).toSeconds() * (total - done) / done;
        return Math.max(1, (left + 59) / 60);
    }
}
