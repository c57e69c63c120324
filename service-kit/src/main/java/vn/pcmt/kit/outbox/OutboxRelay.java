package vn.pcmt.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final Duration LAST_EVENTS = Duration.ofSeconds(5);
    /** Longest sleep: how soon the relay notices that it is to stop. */
    private static final Duration STEP = Duration.ofMillis(200);

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

    /** Publishes what is queued, gives it some seconds, and lets other nodes have the rest. */
    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current == null) {
            return;
        }
        try {
            if (!current.join(LAST_EVENTS)) {
                current.interrupt();
                current.join();
            }
            sources.keySet().forEach(collection -> outboxes.release(collection, node.id()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException storeAway) {
            LOG.info("The relay's leases end by themselves: {}", storeAway.toString());
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
        Instant nextPoll = clock.instant();
        boolean indexed = false;
        while (running || !queue.isEmpty()) {
            try {
                if (!indexed) {
                    sources.keySet().forEach(outboxes::ensureIndex);
                    indexed = true;
                }
                List<Work> work = take(Duration.between(clock.instant(), nextPoll));
                if (!work.isEmpty()) {
                    publishAll(work);
                }
                // Also while there is always something in the queue: what another node left must not wait for a lull.
                if (running && !clock.instant().isBefore(nextPoll)) {
                    sweep();
                    nextPoll = clock.instant().plus(settings.poll());
                }
                backoff = FIRST_BACKOFF;
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException | Error failure) { // whatever it is, a dead relay would be worse
                if (!running) {
                    return;
                }
                LOG.warn("Events wait; the relay tries again in {} ms: {}", backoff.toMillis(), failure.toString());
                if (!pause(backoff)) {
                    return;
                }
                backoff = backoff.multipliedBy(2).compareTo(settings.backoff()) > 0
                        ? settings.backoff()
                        : backoff.multipliedBy(2);
                nextPoll = clock.instant();
            }
        }
    }

    /** After a failure what was queued is forgotten: all of it is in the store, where the poll finds it. */
    private boolean pause(Duration backoff) {
        queue.clear();
        try {
            Thread.sleep(backoff);
            return running;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    private List<Work> take(Duration wait) throws InterruptedException {
        List<Work> work = new ArrayList<>();
        long millis = Math.clamp(wait.toMillis(), 0, STEP.toMillis());
        Work first = queue.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            work.add(first);
            queue.drainTo(work, settings.batch() - 1);
        }
        return work;
    }

    private void publishAll(List<Work> work) throws InterruptedException {
        Map<WaitingDocument.Key, WaitingDocument> batch = new LinkedHashMap<>();
        for (Work item : work) {
            current(item).ifPresent(document -> batch.merge(document.key(), document, WaitingDocument::and));
        }
        publish(List.copyOf(batch.values()));
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

    private void publish(Collection<WaitingDocument> batch) throws InterruptedException {
        for (WaitingDocument.Key changed : publisher.publish(batch)) {
            wake(changed.collection(), changed.id());
        }
    }

    /** Takes over what nobody publishes: after a crash, after a failure, after a write that went past the relay. */
    private void sweep() throws InterruptedException {
        for (OutboxSource source : sources.values()) {
            List<WaitingDocument> left = null;
            while (left == null || left.size() == settings.batch()) {
                left = outboxes.claimLeft(
                        source, node.id(), leaseEnd(), publisher.unpublishable(source.collection()), settings.batch());
                publish(left);
            }
        }
    }

    private Instant leaseEnd() {
        return clock.instant().plus(settings.lease());
    }
}
