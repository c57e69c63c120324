package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventTypes;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.test.BrokerUnderTest;

/** Puts events on their topics, as the relay of a service does. */
public final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    public Publisher() {
        this(BrokerUnderTest.bootstrapServers());
    }

    Publisher(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void publish(Event... events) {
        publish(List.of(events));
    }

    public void publish(List<? extends Event> events) {
        try {
            for (Event event : events) {
                producer.send(record(event)).get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private static ProducerRecord<String, byte[]> record(Event event) {
        var record =
                new ProducerRecord<>(Topic.of(event.getClass()).topicName(), event.key(), EventCodec.encode(event));
        header(record, CloudEventHeaders.ID, UUID.randomUUID().toString());
        header(record, CloudEventHeaders.TYPE, EventTypes.token(event.getClass()));
        header(record, CloudEventHeaders.SOURCE, "/report-service");
        header(record, CloudEventHeaders.SUBJECT, event.aggregateId());
        header(record, CloudEventHeaders.TIME, event.at().toString());
        header(record, CloudEventHeaders.SPEC_VERSION, "1.0");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
