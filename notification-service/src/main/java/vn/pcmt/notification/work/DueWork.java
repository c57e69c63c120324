package vn.pcmt.notification.work;

import java.time.Duration;
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
 * Does what is due, one id at a time, some ids side by side. Ids come by hint from this node, without asking the store,
 * and by a sweep of the store at a steady pace, which finds what comes due by time, what a crash left and what another
 * node cannot finish. The handler must claim what it works on: the same id may come twice. A failure concerns its own
 * id only.
 */
public final class DueWork implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueWork.class);
    /** Beyond this, hints are dropped: the sweep finds their ids as well. */
    private static final int MOST_HINTS = 10_000;

    private final String name;
    private final Duration pace;
    private final Semaphore places;
    private final int width;
    private final Supplier<List<String>> sweep;
    private final Consumer<String> handler;
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(MOST_HINTS);
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread loop;

    /**
     * @param width how many ids are worked on side by side
     * @param sweep ids that are due, most urgent first, in a bounded number
     */
    public DueWork(String name, Duration pace, int width, Supplier<List<String>> sweep, Consumer<String> handler) {
        this.name = name;
        this.pace = pace;
        this.width = width;
        this.places = new Semaphore(width);
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
        while (loop == Thread.currentThread()) {
            try {
                long wait = nextSweep - System.nanoTime();
                String id = wait > 0 ? queue.poll(wait, TimeUnit.NANOSECONDS) : null;
                if (id != null) {
                    queued.remove(id);
                    begin(id);
                } else {
                    // More may be due than one sweep brings; what is under way, or stays due although it was worked on,
                    // can wait.
                    boolean isMore = false;
                    for (String due : sweep.get()) {
                        if (begun.add(due)) {
                            isMore = true;
                            begin(due);
                        }
                    }
                    if (!isMore) {
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

    private void begin(String id) throws InterruptedException {
        places.acquire();
        Thread.ofVirtual().name(name + "-worker").start(() -> {
            try {
                handler.accept(id);
            } catch (RuntimeException failed) {
                log.warn("{}: {} failed, it stays due", name, id, failed);
            } finally {
                places.release();
            }
        });
    }
}
