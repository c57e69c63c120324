package vn.pcmt.kit.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Takes a batch as the binder delivers it, lists of payloads and of headers, apart into its records. */
public final class RecordsOfBatch {

    private static final List<String> PLACE = List.of(
            KafkaHeaders.RECEIVED_TOPIC,
            KafkaHeaders.RECEIVED_PARTITION,
            KafkaHeaders.OFFSET,
            KafkaHeaders.RECEIVED_KEY,
            KafkaHeaders.RECEIVED_TIMESTAMP);

    private RecordsOfBatch() {}

    /** The records that have a body, in order. */
    public static List<Message<byte[]>> of(Message<? extends List<?>> batch) {
        List<Message<byte[]>> records = new ArrayList<>();
        List<?> bodies = batch.getPayload();
        int generation = ReceivedRecord.generation(batch);
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i) instanceof byte[] body) {
                MessageBuilder<byte[]> record = MessageBuilder.withPayload(body);
                if (at(batch, KafkaHeaders.BATCH_CONVERTED_HEADERS, i) instanceof Map<?, ?> headers) {
                    headers.forEach((name, value) -> record.setHeader(name.toString(), value));
                }
                for (String header : PLACE) {
                    record.setHeader(header, at(batch, header, i));
                }
                record.setHeader(ReceivedRecord.GROUP_GENERATION, generation);
                records.add(record.build());
            }
        }
        return records;
    }

    private static @Nullable Object at(Message<?> batch, String header, int record) {
        return batch.getHeaders().get(header) instanceof List<?> values && record < values.size()
                ? values.get(record)
                : null;
    }

    /** A header of a record as text, null if it has none. */
    public static @Nullable String text(Message<?> record, String header) {
        return switch (record.getHeaders().get(header)) {
            case null -> null;
            case byte[] bytes -> new String(bytes, UTF_8);
            case Object other -> other.toString();
        };
    }
}
