package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;

/** A record as the binder delivers it: header values are bytes or text, depending on who mapped them. */
record ReceivedRecord(Message<?> message, Topic topic) {
    /** Header of a record out of a batch: the {@link #generation()} when the batch came. No header of an event is named so. */
    static final String GROUP_GENERATION = "pcmt_reader_group_generation";

    byte @Nullable [] body() {
        return message.getPayload() instanceof byte[] bytes ? bytes : null;
    }

    @Nullable
    String key() {
        return text(KafkaHeaders.RECEIVED_KEY);
    }

    int partition() {
        return message.getHeaders().get(KafkaHeaders.RECEIVED_PARTITION) instanceof Number number
                ? number.intValue()
                : -1;
    }

    long offset() {
        return message.getHeaders().get(KafkaHeaders.OFFSET) instanceof Number number ? number.longValue() : -1;
    }

    /** Of the consumer group: another one after every change of who reads which partition; -1 where it is not known. */
    int generation() {
        return message.getHeaders().get(GROUP_GENERATION) instanceof Integer known ? known : generation(message);
    }

    /** As the consumer says, which answers its own thread only. */
    static int generation(Message<?> message) {
        return message.getHeaders().get(KafkaHeaders.CONSUMER) instanceof Consumer<?, ?> consumer
                ? consumer.groupMetadata().generationId()
                : -1;
    }

    @Nullable
    Instant timestamp() {
        return message.getHeaders().get(KafkaHeaders.RECEIVED_TIMESTAMP) instanceof Number number
                ? Instant.ofEpochMilli(number.longValue())
                : null;
    }

    @Nullable
    String text(String header) {
        return switch (message.getHeaders().get(header)) {
            case null -> null;
            case byte[] bytes -> new String(bytes, UTF_8);
            case Object other -> other.toString();
        };
    }

    /** @throws RuntimeException if it is no event of the topic; trying again does not help */
    EventEnvelope<Event> decode(byte[] body) {
        Event event = EventCodec.decode(required(CloudEventHeaders.TYPE), body);
        if (!topic.family().isInstance(event)) {
            throw new IllegalArgumentException(
                    event.getClass().getSimpleName() + " does not belong in " + topic.topicName());
        }
        String source = text(CloudEventHeaders.SOURCE);
        return new EventEnvelope<>(
                UUID.fromString(required(CloudEventHeaders.ID)),
                source == null ? "" : source,
                event.at(),
                text(CloudEventHeaders.TRACE_PARENT),
                event);
    }

    private String required(String header) {
        String value = text(header);
        if (value == null) {
            throw new IllegalArgumentException("header " + header + " is missing");
        }
        return value;
    }
}
