package vn.pcmt.notification.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does what is due, some of it side by side. Ids come by hint from this node, without asking the store, and by a sweep
 * of the store at a steady pace, which finds what comes due by time, what a crash left and what another node cannot
 * finish. The handler must claim what it works on: the same id may come twice. A failure concerns only what was handed
 * over together.
 */
public final class DueWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueWork.class);
    /** Beyond this, hints are dropped: the sweep finds their ids as well. */
    private static final int MOST_HINTS = 10_000;

    private static final long SOON_NANOS = Duration.ofMillis(20).toNanos();

    private final String name;
    private final Duration pace;
    private final Semaphore places;
    private final int width;
    private final Supplier<List<String>> sweep;
    private final int together;
    private final Consumer<List<String>> handler;
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(MOST_HINTS);
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread loop;

    /**
     * One id at a time.
     *
     * @param width how many ids are worked on side by side
     * @param sweep ids that are due, most urgent first, in a bounded number
     */
    public DueWork(String name, Duration pace, int width, Supplier<List<String>> sweep, Consumer<String> handler) {
        this(name, pace, width, 1, sweep, ids -> handler.accept(ids.getFirst()));
    }

    /**
     * What waits at the same moment is worked on together.
     *
     * @param width how many handlers work side by side
     * @param together most ids that are handed over at a time
     * @param sweep ids that are due, most urgent first, in a bounded number
     */
    public DueWork(
            String name,
            Duration pace,
            int width,
            int together,
            Supplier<List<String>> sweep,
            Consumer<List<String>> handler) {
        this.name = name;
        this.pace = pace;
        this.width = width;
        this.places = new Semaphore(width);
        this.together = together;
        this.sweep = sweep;
        this.handler = handler;
    }

    /** Says that an id may be due now. Cheap; never blocks. */
    public void hint(String id) {
        if (queued.add(id) && !queue.offer(id)) {
            queued.remove(id);
        }
    }

    @Override
    public void start() {
        // Assigned before it starts: it goes on only while it finds itself in the field.
        Thread started = Thread.ofVirtual().name(name).unstarted(this::run);
        loop = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
        }
        try {
            // What is under way may finish: a mail that is sent but not logged would be sent again.
            if (places.tryAcquire(width, 10, TimeUnit.SECONDS)) {
                places.release(width);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void run() {
        long nextSweep = System.nanoTime();
        Set<String> begun = new HashSet<>();
        long again = SOON_NANOS;
        while (loop == Thread.currentThread()) {
            try {
                long wait = nextSweep - System.nanoTime();
                String id = wait > 0 ? queue.poll(wait, TimeUnit.NANOSECONDS) : null;
                if (id != null) {
                    begin(withWhatElseWaits(id));
                } else {
                    // More may be due than one sweep brings. What stays due although it was worked on can wait.
                    Set<String> before = Set.copyOf(underWay);
                    List<String> due = sweep.get();
                    List<String> more = due.stream().filter(begun::add).toList();
                    for (int from = 0; from < more.size(); from += together) {
                        begin(more.subList(from, Math.min(from + together, more.size())));
                    }
                    if (!more.isEmpty()) {
                        again = SOON_NANOS;
                    } else if (due.stream().anyMatch(one -> before.contains(one) || underWay.contains(one))) {
                        // It may hide what comes after it, until it is claimed; or it hid that, and is done meanwhile.
                        nextSweep = System.nanoTime() + again;
                        again = Math.min(2 * again, pace.toNanos());
                    } else {
                        begun.clear();
                        nextSweep = System.nanoTime() + pace.toNanos();
                    }
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.warn("{}: looking for due work failed, trying again in {}", name, pace, failed);
                begun.clear();
                nextSweep = System.nanoTime() + pace.toNanos();
            }
        }
    }

    private List<String> withWhatElseWaits(String id) {
        List<String> ids = new ArrayList<>(List.of(id));
        queue.drainTo(ids, together - 1);
        ids.forEach(queued::remove);
        return ids;
    }

    private void begin(List<String> ids) throws InterruptedException {
        places.acquire();
        underWay.addAll(ids);
        Thread.ofVirtual().name(name + "-worker").start(() -> {
            try {
                handler.accept(ids);
            } catch (RuntimeException failed) {
                log.warn("{}: {} failed, it stays due", name, ids, failed);
            } finally {
                ids.forEach(underWay::remove);
                places.release();
            }
        });
    }
}
