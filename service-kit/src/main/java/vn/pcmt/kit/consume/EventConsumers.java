package vn.pcmt.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;
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
}
