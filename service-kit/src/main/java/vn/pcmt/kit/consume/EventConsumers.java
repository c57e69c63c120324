package vn.pcmt.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
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
    /** Keys of a batch that are worked on at the same time. */
    private static final int AT_ONCE = 16;

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
     * group, and so are all later records of its key. An {@link Error} is neither: the record is fetched again.
     *
     * @param group consumer group of the binding
     * @param <E> the family of the topic's events
     */
    public <E extends Event> Consumer<Message<byte[]>> consumer(Topic topic, String group, EventHandler<E> handler) {
        EventConsumer<E> one = one(topic, group, handler);
        deadLetters.onRedrive(topic, group, one::redrive);
        return message -> fetchedAgainAfterAnError(() -> one.accept(message));
    }

    private <E extends Event> EventConsumer<E> one(Topic topic, String group, EventHandler<E> handler) {
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
     * meanwhile. Events of one key follow each other; those of different keys are handed over side by side, and wait for
     * the disk together.
     *
     * @param afterwards done when every event of a batch has been handed over or parked. What it fails to do must be found
     *     again later: unless the store or the broker is away, the batch is not read again for it
     */
    public <E extends Event> Consumer<Message<List<byte[]>>> batches(
            Topic topic, String group, EventHandler<E> handler, Runnable afterwards) {
        EventConsumer<E> one = one(topic, group, handler);
        deadLetters.onRedrive(topic, group, parked -> {
            one.redrive(parked);
            afterwards.run();
        });
        return batch -> fetchedAgainAfterAnError(() -> {
            sideBySide(RecordsOfBatch.of(batch), one);
            try {
                afterwards.run();
            } catch (RuntimeException failure) {
                if (TransientFailures.isTransient(failure)) {
                    throw failure;
                }
                LOG.error("What follows a batch of {} failed in group {}", topic.topicName(), group, failure);
            }
        });
    }

    /** An error as such would end the listener for good; as an exception it has its records fetched again. */
    private static void fetchedAgainAfterAnError(Runnable work) {
        try {
            work.run();
        } catch (Error broken) {
            throw exception(broken);
        }
    }

    private static RuntimeException exception(Throwable failure) {
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException("The consumer broke: " + failure, failure);
    }

    /** @throws RuntimeException the first failure, when all is done */
    private static void sideBySide(List<Message<byte[]>> records, Consumer<Message<byte[]>> one) {
        Map<String, List<Message<byte[]>>> byKey = records.stream()
                .collect(Collectors.groupingBy(
                        record ->
                                Objects.requireNonNullElse(RecordsOfBatch.text(record, KafkaHeaders.RECEIVED_KEY), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Semaphore places = new Semaphore(AT_ONCE);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Message<byte[]>> ofKey : byKey.values()) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        ofKey.forEach(one);
                    } catch (Throwable failure) {
                        failures.add(failure);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw exception(failures.element());
        }
    }
}
