package vn.pcmt.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import vn.pcmt.report.SampleProgress;

/**
 * Follows the loading of the sample reports, which goes on while the system is in use. The newest periods come first:
 * what people see on the first screen is there after a moment.
 */
final class SampleWatch {

    /** A little more than the reports of the two latest periods, 78 each. */
    private static final int FIRST_SCREEN = 200;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Screen screen;
    private final Optional<SampleProgress> progress;

    SampleWatch(Screen screen, EmbeddedStack stack) {
        this.screen = screen;
        this.progress = stack.context(Part.REPORT).flatMap(context -> {
            try {
                return Optional.of(context.getBean(SampleProgress.class));
            } catch (NoSuchBeanDefinitionException e) {
                return Optional.empty();
            }
        });
    }

    /** Returns when the latest periods are loaded, or when that takes too long. */
    void awaitFirstScreen() {
        progress.ifPresent(sample -> follow(sample, FIRST_SCREEN, PATIENCE));
    }

    /** Tells on the screen, until all is loaded. Returns at once. */
    void followToTheEnd() {
        progress.filter(sample -> !sample.finished())
                .ifPresent(sample -> Thread.ofVirtual().name("sample-watch").start(() -> {
                    follow(sample, Integer.MAX_VALUE, Duration.ofHours(1));
                    if (sample.finished()) {
                        screen.step("progress.sample-done", String.valueOf(sample.total()));
                    }
                }));
    }

    private void follow(SampleProgress sample, int enough, Duration patience) {
        long begin = System.nanoTime();
        long lastLine = begin;
        while (!sample.finished() && sample.done() < enough && System.nanoTime() - begin < patience.toNanos()) {
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (System.nanoTime() - lastLine > LINE.toNanos() && sample.total() > 0) {
                screen.indented("progress.sample", String.valueOf(sample.done()), String.valueOf(sample.total()));
                lastLine = System.nanoTime();
            }
        }
    }
}
