package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import vn.pcmt.contract.Topic;

/**
 * Parks records that cannot be processed. First the key is written down, then the record is sent: after a crash between
 * the two, the record comes again, finds its key parked and follows. So no later record of a key overtakes.
 */
class DeadLetters {
    static final String PARKED_KEYS = "parked_keys";
    static final String CAUSE = "dlt-cause";
    static final String TOPIC = "dlt-topic";
    static final String PARTITION = "dlt-partition";
    static final String OFFSET = "dlt-offset";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_CAUSE = 1000;

    private final MongoOperations mongo;
    private final KafkaOperations<String, byte[]> kafka;
    private final MeterRegistry registry;
    private final Clock clock;

    DeadLetters(MongoOperations mongo, KafkaOperations<String, byte[]> kafka, MeterRegistry registry, Clock clock) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.registry = registry;
        this.clock = clock;
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
        String key = received.key();
        return key != null
                && mongo.exists(Query.query(Criteria.where("_id").is(id(received, group, key))), PARKED_KEYS);
    }

    /** Whether any key of the topic is parked. */
    boolean anyParked(Topic topic, String group) {
        return mongo.exists(
                Query.query(Criteria.where("topic")
                        .is(topic.topicName())
                        .and("group")
                        .is(group)),
                PARKED_KEYS);
    }

    void park(ReceivedRecord received, String group, byte[] body, String cause) {
        String key = received.key();
        if (key != null) {
            Update parked = new Update()
                    .setOnInsert("topic", received.topic().topicName())
                    .setOnInsert("group", group)
                    .setOnInsert("key", key)
                    .setOnInsert("cause", cause)
                    .setOnInsert("partition", received.partition())
                    .setOnInsert("offset", received.offset())
                    .setOnInsert("at", clock.instant());
            mongo.upsert(Query.query(Criteria.where("_id").is(id(received, group, key))), parked, PARKED_KEYS);
        }
        send(record(received, group, key, body, cause));
        counter(received, group).increment();
        LOG.error(
                "Parked {}-{}@{} of group {}: {}",
                received.topic().topicName(),
                received.partition(),
                received.offset(),
                group,
                cause);
    }

    private static ProducerRecord<String, byte[]> record(
            ReceivedRecord received, String group, @Nullable String key, byte[] body, String cause) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(received.topic().deadLetterTopic(group), key, body);
        received.message().getHeaders().forEach((name, value) -> {
            byte[] bytes =
                    switch (value) {
                        case byte[] raw -> raw;
                        case String text -> text.getBytes(UTF_8);
                        default -> null;
                    };
            if (bytes != null && !name.startsWith("kafka_")) {
                letter.headers().add(name, bytes);
            }
        });
        header(letter, CAUSE, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        header(letter, TOPIC, received.topic().topicName());
        header(letter, PARTITION, String.valueOf(received.partition()));
        header(letter, OFFSET, String.valueOf(received.offset()));
        return letter;
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

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }

    private static String id(ReceivedRecord received, String group, String key) {
        return group + "|" + received.topic().topicName() + "|" + key;
    }
}
