package vn.pcmt.standalone;

import java.io.IOException;

/**
 * The rest of the broker while its files are copied: whatever happens in it, the broker runs again afterwards; unless the
 * whole system has begun to stop, which does not wait for the copy and must not find the broker started behind its back.
 */
final class BrokerRest {

    /** What is done meanwhile. */
    interface Copy<T> {
        T make() throws IOException;
    }

    private final Runnable stop;
    private final Runnable start;
    private boolean over;

    BrokerRest(Runnable stop, Runnable start) {
        this.stop = stop;
        this.start = start;
    }

    /** Does something while the broker rests; one at a time. */
    <T> T during(Copy<T> copy) throws IOException {
        try {
            stop.run();
            return copy.make();
        } finally {
            goOn();
        }
    }

    private synchronized void goOn() {
        if (!over) {
            start.run();
        }
    }

    /** From now on the broker is not started any more; returns when it is not just being started. */
    synchronized void end() {
        over = true;
    }

    /** Whether the system stops. */
    synchronized boolean isOver() {
        return over;
    }
}
