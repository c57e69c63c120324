package vn.pcmt.kit.audit;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Puts deeds on record. One thread writes, many at once: what comes while it writes goes with the next write, so a record
 * costs no write of its own where there are many. A command is on record before it is carried out, so that no kill can
 * leave a change without its record; how it ended, and what was read, is written soon afterwards.
 */
final class AuditLog implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int BATCH = 500;
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoredRecords records;
    private final BlockingQueue<Waiting> queue;
    private final int most;
    private final Counter lost;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    private record Waiting(Deed deed, @Nullable CompletableFuture<Void> written) {}

    AuditLog(StoredRecords records, AuditSettings settings, MeterRegistry meters) {
        this.records = records;
        this.most = settings.queue();
        this.queue = new LinkedBlockingQueue<>(most);
        this.lost = Counter.builder("audit.records.lost")
                .description("records that were not written because too many waited")
                .register(meters);
    }

    /**
     * Returns when the deed is in the store.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be: then it must not be done either
     */
    void writeFirst(Deed deed) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try {
            if (!queue.offer(new Waiting(deed, written), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DataAccessResourceFailureException("too many audit records wait");
            }
            written.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("interrupted", stopping);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MongoException || failed.getCause() instanceof TimeoutException) {
                throw new DataAccessResourceFailureException("the audit log cannot be written", failed.getCause());
            }
            throw failed;
        }
    }

    /** Soon in the store; until then in memory only. */
    void write(Deed deed) {
        if (!queue.offer(new Waiting(deed, null))) {
            loses(deed);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("audit-log").start(this::run);
    }

    /** Writes what still waits. */
    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        try {
            if (current != null && !current.join(PATIENCE)) {
                current.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        boolean indexed = false;
        while (running || !queue.isEmpty() || !batch.isEmpty()) {
            try {
                if (!indexed) {
                    records.ensureIndexes();
                    indexed = true;
                }
                take(batch);
                if (!batch.isEmpty()) {
                    records.append(batch.stream().map(Waiting::deed).toList());
                    batch.forEach(AuditLog::succeeded);
                    batch.clear();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException | Error failure) { // whatever it is, a dead log would be worse
                LOG.warn("Audit records wait: {}", failure.toString());
                fail(batch, failure);
                if (!running || !pause()) {
                    return;
                }
            }
        }
    }

    private void take(List<Waiting> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            Waiting first = queue.poll(STEP.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
            }
        }
        queue.drainTo(batch, Math.max(0, BATCH - batch.size()));
    }

    /** Commands that wait are refused; the rest is tried again, as far as there is room for it. */
    private void fail(List<Waiting> batch, Throwable failure) {
        queue.drainTo(batch);
        batch.removeIf(waiting -> {
            CompletableFuture<Void> written = waiting.written();
            return written != null && (written.completeExceptionally(failure) || written.isDone());
        });
        while (batch.size() > most) {
            loses(batch.removeLast().deed());
        }
    }

    private void loses(Deed deed) {
        lost.increment();
        LOG.error("An audit record is lost, too many wait: {} {}", deed.action(), deed.status());
    }

    private static void succeeded(Waiting waiting) {
        if (waiting.written() != null) {
            waiting.written().complete(null);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
