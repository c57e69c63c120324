package vn.pcmt.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits, for how long, and what has left. Gauges ask the store when they are read. */
final class OutboxMeters {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxMeters.class);

    private final MeterRegistry registry;
    private final Counter published;
    private final Counter failed;

    OutboxMeters(MeterRegistry registry, StoredOutboxes outboxes, List<OutboxSource> sources, Clock clock) {
        this.registry = registry;
        published = Counter.builder("outbox.published")
                .description("Events acknowledged by the broker")
                .register(registry);
        failed = Counter.builder("outbox.failed")
                .description("Events the broker did not acknowledge; they are tried again")
                .register(registry);
        for (OutboxSource source : sources) {
            overfull(source.collection());
            Gauge.builder("outbox.pending", () -> outboxes.waiting(source.collection()))
                    .description("Documents with events that wait for the broker")
                    .tag("collection", source.collection())
                    .strongReference(true)
                    .register(registry);
            TimeGauge.builder(
                            "outbox.oldest.pending",
                            () -> outboxes.oldest(source.collection())
                                    .map(at -> Duration.between(at, clock.instant())
                                            .toMillis())
                                    .orElse(0L),
                            TimeUnit.MILLISECONDS)
                    .description("Age of the oldest event that waits for the broker")
                    .tag("collection", source.collection())
                    .strongReference(true)
                    .register(registry);
        }
    }

    void published(int events) {
        published.increment(events);
    }

    void failed(int events) {
        failed.increment(events);
    }

    void overfull(String collection, int waiting) {
        LOG.error("A document of {} has {} events waiting for the broker", collection, waiting);
        overfull(collection).increment();
    }

    /** Shown from the start, so that the first is a change from 0. */
    private Counter overfull(String collection) {
        return registry.counter("outbox.overfull", "collection", collection);
    }
}
