package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What goes on, again and again, while a test does something else. */
final class Meanwhile implements AutoCloseable {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Until the end or the first failure, with a pause after each time. */
    void repeat(Duration pause, Runnable what) {
        threads.scheduleWithFixedDelay(
                () -> {
                    if (failure.get() == null) {
                        try {
                            what.run();
                        } catch (Throwable failed) {
                            failure.compareAndSet(null, failed);
                        }
                    }
                },
                0,
                pause.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Ends it, after what is being done just now. */
    @Override
    public void close() {
        threads.close();
    }

    /** Ends it, and nothing of it may have failed. */
    void endsWell() {
        close();
        assertThat(failure.get()).as("failed meanwhile").isNull();
    }
}
