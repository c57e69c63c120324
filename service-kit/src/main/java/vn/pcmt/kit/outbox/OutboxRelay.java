package vn.pcmt.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the events that aggregates carry in their documents, in the order of their versions, and removes them once
 * the broker has acknowledged them. What this node saved is handed over after the write; what a crash left behind is
 * found by a poll, once its lease has ended. One thread, working in batches.
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    private final Map<String, OutboxSource> sources;
    private final StoredOutboxes outboxes;
    private final OutboxPublisher publisher;
    private final OutboxNode node;
    private final OutboxSettings settings;
    private final Clock clock;
    private final BlockingQueue<Work> queue;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    private sealed interface Work {
        record Saved(WaitingDocument document) implements Work {}

        record Wake(OutboxSource source, Object id) implements Work {}
    }

    OutboxRelay(
            List<OutboxSource> sources,
            StoredOutboxes outboxes,
            OutboxPublisher publisher,
            OutboxNode node,
            OutboxSettings settings,
            Clock clock) {
        this.sources = sources.stream().collect(Collectors.toMap(OutboxSource::collection, Function.identity()));
        this.outboxes = outboxes;
        this.publisher = publisher;
        this.node = node;
        this.settings = settings;
        this.clock = clock;
        queue = new LinkedBlockingQueue<>(settings.queue());
    }

    /**
     * Says that a document got events by other means than a repository's {@code save}. Harmless if it has none.
     *
     * @param id of the document
     */
    public void wake(String collection, Object id) {
        OutboxSource source = sources.get(collection);
        if (source == null) {
            throw new IllegalArgumentException("no OutboxSource for collection " + collection);
        }
        offer(new Work.Wake(source, id));
    }

    void saved(String collection, Document document) {
        OutboxSource source = sources.get(collection);
        if (source == null) {
            return;
        }
        WaitingDocument waiting = WaitingDocument.ifOwned(source, document, node.id());
        if (waiting != null) {
            offer(new Work.Saved(waiting));
        }
    }

    /** A full queue loses nothing: the poll finds the document. */
    private void offer(Work work) {
        boolean queued = queue.offer(work);
        if (!queued) {
            LOG.debug("The relay's queue is full");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current == null) {
            return;
        }
        current.interrupt();
        try {
            current.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server and the consumers, whose last writes are still to be published. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        Duration backoff = FIRST_BACKOFF;
        boolean indexed = false;
        Instant nextPoll = clock.instant();
        while (running) {
            try {
                if (!indexed) {
                    sources.keySet().forEach(outboxes::ensureIndex);
                    indexed = true;
                }
                List<Work> work = take(Duration.between(clock.instant(), nextPoll));
                if (!work.isEmpty()) {
                    publish(work);
                } else {
                    sweep();
                    nextPoll = clock.instant().plus(settings.poll());
                }
                backoff = FIRST_BACKOFF;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                if (!running) {
                    return;
                }
                LOG.warn("Events wait; the relay tries again in {} ms: {}", backoff.toMillis(), failure.toString());
                backoff = pause(backoff);
                nextPoll = clock.instant();
            }
        }
    }

    /** After a failure what was queued is forgotten: all of it is in the store, where the poll finds it. */
    private Duration pause(Duration backoff) {
        queue.clear();
        try {
            Thread.sleep(backoff);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Duration longer = backoff.multipliedBy(2);
        return longer.compareTo(settings.backoff()) > 0 ? settings.backoff() : longer;
    }

    private List<Work> take(Duration wait) throws InterruptedException {
        List<Work> work = new ArrayList<>();
        Work first = queue.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        if (first != null) {
            work.add(first);
            queue.drainTo(work, settings.batch() - 1);
        }
        return work;
    }

    private void publish(List<Work> work) throws InterruptedException {
        Map<WaitingDocument.Key, WaitingDocument> batch = new LinkedHashMap<>();
        for (Work item : work) {
            current(item).ifPresent(document -> batch.merge(document.key(), document, WaitingDocument::and));
        }
        publish(batch);
    }

    private Optional<WaitingDocument> current(Work item) {
        return switch (item) {
            case Work.Wake wake -> outboxes.claim(wake.source(), wake.id(), node.id(), leaseEnd());
            case Work.Saved(WaitingDocument saved) ->
                saved.until().isAfter(clock.instant().plus(publisher.longest()))
                        ? Optional.of(saved)
                        : outboxes.claim(saved.source(), saved.id(), node.id(), leaseEnd());
        };
    }

    private void publish(Map<WaitingDocument.Key, WaitingDocument> batch) throws InterruptedException {
        for (WaitingDocument.Key changed : publisher.publish(List.copyOf(batch.values()))) {
            wake(changed.collection(), changed.id());
        }
    }

    /** Takes over what nobody publishes: after a crash, after a failure, after a write that went past the relay. */
    private void sweep() throws InterruptedException {
        for (OutboxSource source : sources.values()) {
            boolean more = true;
            while (more && running) {
                Map<WaitingDocument.Key, WaitingDocument> batch = new LinkedHashMap<>();
                List<Object> seen = new ArrayList<>(publisher.unpublishable(source.collection()));
                while (batch.size() < settings.batch()) {
                    Optional<WaitingDocument> claimed = outboxes.claimAny(source, node.id(), leaseEnd(), seen);
                    if (claimed.isEmpty()) {
                        break;
                    }
                    seen.add(claimed.get().id());
                    batch.put(claimed.get().key(), claimed.get());
                }
                more = batch.size() == settings.batch();
                publish(batch);
            }
        }
    }

    private Instant leaseEnd() {
        return clock.instant().plus(settings.lease());
    }
}
