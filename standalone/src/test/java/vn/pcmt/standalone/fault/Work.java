package vn.pcmt.standalone.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** So many commands, handed out one by one, never more than are allowed just now. Safe for use by several threads. */
final class Work {
    private final int total;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int allowed;
    private int started;
    private int done;
    private boolean broken;

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
            while (started >= allowed && started < total && !broken) {
                changed.awaitUninterruptibly();
            }
            if (started >= total || broken) {
                return false;
            }
            started++;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void done() {
        lock.lock();
        try {
            done++;
            if (done % 1_000 == 0 || done == total) {
                Progress.tell("%d of %d commands", done, total);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Somebody cannot go on: nobody needs to. */
    void abandon() {
        lock.lock();
        try {
            broken = true;
            changed.signalAll();
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

    /** Waits until so many commands have been started. False if the work was abandoned. */
    boolean awaitStarted(int commands) {
        lock.lock();
        try {
            while (started < commands && !broken) {
                if (!changed.await(1, TimeUnit.MINUTES)
                        && Thread.currentThread().isInterrupted()) {
                    return false;
                }
            }
            return !broken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
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
