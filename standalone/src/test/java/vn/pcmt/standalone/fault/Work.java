package vn.pcmt.standalone.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** So many commands, handed out one by one, never more than are allowed just now. Safe for use by several threads. */
final class Work {
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    private final int total;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int allowed;
    private int started;
    private int done;
    private boolean over;
    private long lastDone = System.nanoTime();
    private final List<Pause> pauses = new ArrayList<>();

    /** No command was acknowledged between these two. */
    private record Pause(long from, long to) {
        long since(long moment) {
            return to - Math.max(from, moment);
        }
    }

    Work(int total) {
        this.total = total;
    }

    int total() {
        return total;
    }

    /** Takes one command; waits while no more are allowed. False if none is left. */
    boolean take() {
        lock.lock();
        try {
            while (started >= allowed && started < total && !over) {
                changed.awaitUninterruptibly();
            }
            if (started >= total || over) {
                return false;
            }
            started++;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void finishOne() {
        lock.lock();
        try {
            done++;
            long now = System.nanoTime();
            if (now - lastDone > WORTH_TELLING.toNanos()) {
                pauses.add(new Pause(lastDone, now));
            }
            lastDone = now;
            if (done % 1_000 == 0 || done == total) {
                Progress.tell("%d of %d commands", done, total);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The longest time since a moment in which no command was acknowledged; none if it was hardly felt. */
    Duration longestPauseSince(long moment) {
        lock.lock();
        try {
            long now = new Pause(lastDone, System.nanoTime()).since(moment);
            long longest = pauses.stream()
                    .mapToLong(pause -> pause.since(moment))
                    .max()
                    .orElse(0);
            return Duration.ofNanos(Math.max(Math.max(longest, now), 0));
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes another command: somebody cannot go on, or the time is over. */
    void end() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    void allow(int commands) {
        lock.lock();
        try {
            allowed = Math.max(allowed, commands);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many commands have been started. False if it is over before. */
    boolean awaitStarted(int commands) {
        lock.lock();
        try {
            while (started < commands && !over) {
                if (!changed.await(1, TimeUnit.MINUTES)
                        && Thread.currentThread().isInterrupted()) {
                    return false;
                }
            }
            return !over;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    int done() {
        lock.lock();
        try {
            return done;
        } finally {
            lock.unlock();
        }
    }

    int started() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }
}
