package vn.pcmt.kit.consume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.deadletter.ParkedRecord;

/** Works on one record at a time until it is applied or parked. */
final class EventConsumer<E extends Event> implements Consumer<Message<byte[]>> {
    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private final Topic topic;
    private final String group;
    private final EventHandler<E> handler;
    private final ParkedKeys parked;
    private final ConsumerTracing tracing;
    private final ConsumerSettings settings;
    private final ConsumerLag lag;
    private final Clock clock;

    EventConsumer(
            Topic topic,
            String group,
            EventHandler<E> handler,
            DeadLetters deadLetters,
            ConsumerTracing tracing,
            ConsumerSettings settings,
            ConsumerLag lag,
            Clock clock) {
        this.topic = topic;
        this.group = group;
        this.handler = handler;
        this.parked = new ParkedKeys(deadLetters, topic, group);
        this.tracing = tracing;
        this.settings = settings;
        this.lag = lag;
        this.clock = clock;
    }

    @Override
    public void accept(Message<byte[]> message) {
        ReceivedRecord received = new ReceivedRecord(message, topic);
        byte[] body = received.body();
        if (body == null) {
            LOG.debug("A record without a body in {} is no event", topic.topicName());
            return;
        }
        lag.begins(received);
        Instant until = clock.instant().plus(settings.patience());
        if (patiently(until, () -> parked.holds(received))) {
            park(received, body, "follows a parked record of its key", until);
        } else {
            apply(received, body, until);
        }
        lag.ends(received);
    }

    /** Applies a record that was parked; throws what keeps it from being applied. Its key is held meanwhile. */
    void redrive(ParkedRecord parked) {
        MessageBuilder<byte[]> message = MessageBuilder.withPayload(parked.body());
        parked.headers().forEach(header -> message.setHeader(header.name(), header.value()));
        ReceivedRecord received = new ReceivedRecord(message.build(), topic);
        EventEnvelope<E> envelope = decode(received, parked.body());
        tracing.within(received, () -> handler.handle(envelope));
    }

    private void apply(ReceivedRecord received, byte[] body, Instant until) {
        EventEnvelope<E> envelope;
        try {
            envelope = decode(received, body);
        } catch (RuntimeException unreadable) {
            park(received, body, unreadable.toString(), until);
            return;
        }
        Duration backoff = settings.firstBackoff();
        for (int attempt = 1; ; attempt++) {
            try {
                patiently(until, () -> {
                    tracing.within(received, () -> handler.handle(envelope));
                    return true;
                });
                return;
            } catch (RuntimeException failure) {
                if (TransientFailures.isTransient(failure)) {
                    throw failure;
                }
                if (attempt == settings.attempts()) {
                    LOG.error("The handler of {} failed {} times", envelope.type(), attempt, failure);
                    park(received, body, failure.toString(), until);
                    return;
                }
                backoff = pause(backoff, failure);
            }
        }
    }

    @SuppressWarnings("unchecked") // the topic's family is checked
    private EventEnvelope<E> decode(ReceivedRecord received, byte[] body) {
        return (EventEnvelope<E>) received.decode(body);
    }

    private void park(ReceivedRecord received, byte[] body, String cause, Instant until) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException(new IllegalStateException(cause));
        }
        patiently(until, () -> {
            parked.add(received, body, cause);
            return true;
        });
    }

    @FunctionalInterface
    private interface Step {
        boolean run();
    }

    /** Repeats a step while it fails for reasons that pass. After a while the record is given back to be fetched again. */
    private boolean patiently(Instant until, Step step) {
        Duration backoff = settings.firstBackoff();
        while (true) {
            try {
                return step.run();
            } catch (RuntimeException failure) {
                if (!TransientFailures.isTransient(failure) || clock.instant().isAfter(until)) {
                    throw failure;
                }
                LOG.warn("{} of group {} waits: {}", topic.topicName(), group, failure.toString());
                backoff = pause(backoff, failure);
            }
        }
    }

    private Duration pause(Duration backoff, RuntimeException failure) {
        try {
            Thread.sleep(backoff);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoppedException(failure);
        }
        Duration longer = backoff.multipliedBy(2);
        return longer.compareTo(settings.longestBackoff()) > 0 ? settings.longestBackoff() : longer;
    }
}
