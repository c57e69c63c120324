package vn.pcmt.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Topic;

/** Turns a pending event into a CloudEvent in binary mode. */
record EventRecords(String source) {

    ProducerRecord<String, byte[]> of(Topic topic, PendingEvent event) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic.topicName(), null, event.at().toEpochMilli(), event.key(), event.bytes());
        header(message, CloudEventHeaders.ID, event.id());
        header(message, CloudEventHeaders.TYPE, event.type());
        header(message, CloudEventHeaders.SOURCE, source);
        header(message, CloudEventHeaders.SUBJECT, event.subject());
        header(message, CloudEventHeaders.TIME, event.at().toString());
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.CONTENT_TYPE, "application/json");
        if (event.traceparent() != null) {
            header(message, CloudEventHeaders.TRACE_PARENT, event.traceparent());
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }
}
