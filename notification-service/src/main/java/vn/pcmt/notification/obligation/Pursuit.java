package vn.pcmt.notification.obligation;

import java.time.Instant;

/**
 * How far the pursuit of what is overdue has come. Every time is counted from when the step before was really taken, so
 * that nothing is made up for in a flood after a silence or a failure.
 *
 * @param dueAt the deadline that passed; another one begins another pursuit
 * @param chases how often who owes it was told again
 * @param chasedAt when the last time
 * @param step how far up its chain it has come, 0 before the first
 * @param steppedAt when it came there
 */
record Pursuit(Instant dueAt, int chases, Instant chasedAt, int step, Instant steppedAt) {

    static Pursuit begun(Instant dueAt, Instant now) {
        return new Pursuit(dueAt, 0, now, 0, now);
    }

    Pursuit chased(Instant now) {
        return new Pursuit(dueAt, chases + 1, now, step, steppedAt);
    }

    Pursuit stepped(Instant now) {
        return new Pursuit(dueAt, chases, chasedAt, step + 1, now);
    }
}
