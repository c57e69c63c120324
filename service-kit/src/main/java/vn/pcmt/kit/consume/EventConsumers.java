package vn.pcmt.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.Topic;

/**
 * Turns a handler of events into the function that Spring Cloud Stream binds:
 *
 * <pre>{@code
 * @Bean
 * Consumer<Message<byte[]>> planEvents(EventConsumers consumers, ExpectReports expect) {
 *     return consumers.<PlanEvent>consumer(Topic.PLAN_EVENTS, "report-service", expect::on);
 * }
 * }</pre>
 */
public final class EventConsumers {
    private static final Logger LOG = LoggerFactory.getLogger(EventConsumers.class);

    private final DeadLetters deadLetters;
    private final ConsumerTracing tracing;
    private final ConsumerSettings settings;
    private final MeterRegistry registry;
    private final Clock clock;

    EventConsumers(
            DeadLetters deadLetters,
            ConsumerTracing tracing,
            ConsumerSettings settings,
            MeterRegistry registry,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * A function that decodes a record and hands its event over. While the store or the broker is away it tries again
     * without end; what cannot be read, or fails for another reason three times, is parked in the dead letters of the
     * group, and so are all later records of its key.
     *
     * @param group consumer group of the binding
     * @param <E> the family of the topic's events
     */
    public <E extends Event> Consumer<Message<byte[]>> consumer(Topic topic, String group, EventHandler<E> handler) {
        deadLetters.counter(topic.topicName(), group);
        return new EventConsumer<>(
                topic,
                group,
                handler,
                deadLetters,
                tracing,
                settings,
                new ConsumerLag(registry, topic.topicName(), group, clock),
                clock);
    }

    /**
     * The same for a binding in batch mode, where work that many events share is done once for all that have come in
     * meanwhile.
     *
     * @param afterwards done when every event of a batch has been handed over or parked. What it fails to do must be found
     *     again later: unless the store or the broker is away, the batch is not read again for it
     */
    public <E extends Event> Consumer<Message<List<byte[]>>> batches(
            Topic topic, String group, EventHandler<E> handler, Runnable afterwards) {
        Consumer<Message<byte[]>> one = consumer(topic, group, handler);
        return batch -> {
            RecordsOfBatch.of(batch).forEach(one);
            try {
                afterwards.run();
            } catch (RuntimeException failure) {
                if (TransientFailures.isTransient(failure)) {
                    throw failure;
                }
                LOG.error("What follows a batch of {} failed in group {}", topic.topicName(), group, failure);
            }
        };
    }
}
