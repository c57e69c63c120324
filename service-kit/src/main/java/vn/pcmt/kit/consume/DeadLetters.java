package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.deadletter.HeldKeys;
import vn.pcmt.kit.deadletter.KeptLetters;
import vn.pcmt.kit.deadletter.LetterHandlers;
import vn.pcmt.kit.deadletter.LetterHeaders;
import vn.pcmt.kit.deadletter.ParkedRecord;

/**
 * Parks records that cannot be processed. First the record is kept and its key written down, then the record is sent:
 * after a crash between the two, the record comes again, finds its key held and follows. So no later record of a key
 * overtakes.
 */
class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final HeldKeys keys;
    private final KeptLetters letters;
    private final LetterHandlers handlers;
    private final KafkaOperations<String, byte[]> kafka;
    private final MeterRegistry registry;

    DeadLetters(
            HeldKeys keys,
            KeptLetters letters,
            LetterHandlers handlers,
            KafkaOperations<String, byte[]> kafka,
            MeterRegistry registry) {
        this.keys = keys;
        this.letters = letters;
        this.handlers = handlers;
        this.kafka = kafka;
        this.registry = registry;
    }

    /** By which a record that was parked is processed after all. */
    void onRedrive(Topic topic, String group, LetterHandlers.Handler handler) {
        handlers.register(topic, group, handler);
    }

    /** Shown from the start, so that the first dead letter is a change from 0. */
    Counter counter(ReceivedRecord received, String group) {
        return counter(received.topic().topicName(), group);
    }

    Counter counter(String topic, String group) {
        return Counter.builder("dead.letters")
                .description("Records parked because they cannot be processed, and those that followed them")
                .tag("topic", topic)
                .tag("group", group)
                .register(registry);
    }

    boolean isParked(ReceivedRecord received, String group) {
        return keys.holds(received.topic(), group, received.key());
    }

    /** Whether any key of the topic is parked. */
    boolean anyParked(Topic topic, String group) {
        return keys.holdAny(topic, group);
    }

    void park(ReceivedRecord received, String group, byte[] body, String cause) {
        ParkedRecord parked = new ParkedRecord(
                received.topic(),
                group,
                received.key(),
                received.partition(),
                received.offset(),
                received.timestamp(),
                headers(received),
                body,
                cause);
        letters.park(parked);
        send(LetterHeaders.write(parked));
        counter(received, group).increment();
        LOG.error(
                "Parked {}-{}@{} of group {}: {}",
                received.topic().topicName(),
                received.partition(),
                received.offset(),
                group,
                cause);
    }

    private static List<ParkedRecord.Header> headers(ReceivedRecord received) {
        List<ParkedRecord.Header> headers = new ArrayList<>();
        received.message().getHeaders().forEach((name, value) -> {
            String text =
                    switch (value) {
                        case byte[] raw -> new String(raw, UTF_8);
                        case String known -> known;
                        default -> null;
                    };
            if (text != null && !name.startsWith("kafka_")) {
                headers.add(new ParkedRecord.Header(name, text));
            }
        });
        return headers;
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            kafka.send(letter).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new KafkaException("dead letter not acknowledged", failed);
        } catch (TimeoutException failed) {
            throw new org.apache.kafka.common.errors.TimeoutException("dead letter not acknowledged", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while parking", stopping);
        }
    }
}
