package vn.pcmt.standalone.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords per user name and locks a name for a while after too many in a row. Names that do not exist
 * are counted too, so that a guesser learns nothing; only the latest thousand names are remembered.
 */
final class Lockout {

    private static final int REMEMBERED = 1_000;

    private final Clock clock;
    private final int attempts;
    private final Duration lockedFor;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Lockout(Clock clock, int attempts, Duration lockedFor) {
        this.clock = clock;
        this.attempts = attempts;
        this.lockedFor = lockedFor;
    }

    synchronized boolean isLocked(String userName) {
        return current(userName).count() >= attempts;
    }

    /** Counts one wrong password and returns how many more are allowed before the lock. */
    synchronized int failed(String userName) {
        var now = new Failures(current(userName).count() + 1, clock.instant());
        failures.put(userName, now);
        return remaining(userName);
    }

    synchronized int remaining(String userName) {
        return Math.max(0, attempts - current(userName).count());
    }

    synchronized void succeeded(String userName) {
        failures.remove(userName);
    }

    private Failures current(String userName) {
        Failures last = failures.get(userName);
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.latest().plus(lockedFor))) {
            return new Failures(0, now);
        }
        return last;
    }

    private record Failures(int count, Instant latest) {}
}
