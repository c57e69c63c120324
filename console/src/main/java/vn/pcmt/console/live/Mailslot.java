package vn.pcmt.console.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one open page has still to be told: at most one notice, the newest, since a page asks for all figures anew
 * whatever changed. Slow pages cost no memory.
 */
final class Mailslot {
    private @Nullable String notice;
    private boolean open = true;

    synchronized void put(String latest) {
        notice = latest;
        notifyAll();
    }

    synchronized void close() {
        open = false;
        notifyAll();
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** The newest notice; none when the time is over or the slot is closed. */
    synchronized @Nullable String take(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (notice == null && open) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        String taken = notice;
        notice = null;
        return taken;
    }
}
