package vn.pcmt.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventTypes;
import vn.pcmt.contract.Topic;

/** Plays the other services: publishes their events as CloudEvents, as often as a test wants. */
final class TestPublisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    TestPublisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Three times each, with one event id: what a relay does whose acknowledgements got lost. */
    void threeTimes(Event... events) {
        for (int time = 1; time <= 3; time++) {
            for (Event event : events) {
                publish(event);
            }
        }
    }

    void publish(Event event) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topic.of(event.getClass()).topicName(), event.key(), EventCodec.encode(event));
        header(
                message,
                CloudEventHeaders.ID,
                UUID.nameUUIDFromBytes(EventCodec.encode(event)).toString());
        header(message, CloudEventHeaders.TYPE, EventTypes.token(event.getClass()));
        header(message, CloudEventHeaders.SOURCE, "/test");
        header(message, CloudEventHeaders.SUBJECT, event.aggregateId());
        header(message, CloudEventHeaders.TIME, event.at().toString());
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.CONTENT_TYPE, "application/json");
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
