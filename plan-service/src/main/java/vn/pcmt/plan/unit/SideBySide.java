package vn.pcmt.plan.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Writes to many documents at once: the store makes writes durable in groups, so waiting for each would take longer. */
final class SideBySide {
    private static final int AT_ONCE = 16;

    private SideBySide() {}

    /**
     * Does the work for every item, whatever happens to the others.
     *
     * @throws RuntimeException the first failure, when all is done
     */
    static <T> void each(Collection<T> items, Consumer<T> work) {
        Semaphore places = new Semaphore(AT_ONCE);
        List<RuntimeException> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        work.accept(item);
                    } catch (RuntimeException failure) {
                        synchronized (failures) {
                            failures.add(failure);
                        }
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
