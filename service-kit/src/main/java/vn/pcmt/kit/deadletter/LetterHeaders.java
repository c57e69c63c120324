package vn.pcmt.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Topic;

/** How a parked record is written to its dead-letter topic: as it was, with headers that say where it came from and why. */
public final class LetterHeaders {
    /** Why it was parked. */
    public static final String CAUSE = "dlt-cause";
    /** The topic, the partition and the offset it was read from. */
    public static final String TOPIC = "dlt-topic";

    public static final String PARTITION = "dlt-partition";
    public static final String OFFSET = "dlt-offset";

    private static final int LONGEST_CAUSE = 1000;
    private static final Set<String> OF_LETTERS = Set.of(CAUSE, TOPIC, PARTITION, OFFSET);

    private LetterHeaders() {}

    /** For the dead-letter topic of its group. */
    public static ProducerRecord<String, byte[]> write(ParkedRecord parked) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(parked.topic().deadLetterTopic(parked.group()), parked.key(), parked.body());
        parked.headers().forEach(header -> add(letter, header.name(), header.value()));
        String cause = parked.cause();
        add(letter, CAUSE, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        add(letter, TOPIC, parked.topic().topicName());
        add(letter, PARTITION, String.valueOf(parked.partition()));
        add(letter, OFFSET, String.valueOf(parked.offset()));
        return letter;
    }

    private static void add(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }

    /** From there; empty for a record without a body, or of no topic of ours. A place that is missing is that of the letter. */
    static Optional<ParkedRecord> read(ConsumerRecord<String, byte[]> letter) {
        byte @Nullable [] body = letter.value();
        String name = letter.topic();
        Optional<Topic> topic = Arrays.stream(Topic.values())
                .filter(one -> name.startsWith(one.topicName() + ".") && name.endsWith(".dlt"))
                .findFirst();
        if (body == null || topic.isEmpty()) {
            return Optional.empty();
        }
        List<ParkedRecord.Header> headers = StreamSupport.stream(
                        letter.headers().spliterator(), false)
                .filter(header -> header.value() != null && !OF_LETTERS.contains(header.key()))
                .map(header -> new ParkedRecord.Header(header.key(), new String(header.value(), UTF_8)))
                .toList();
        return Optional.of(new ParkedRecord(
                topic.get(),
                name.substring(topic.get().topicName().length() + 1, name.length() - ".dlt".length()),
                letter.key(),
                (int) number(letter, PARTITION, letter.partition()),
                number(letter, OFFSET, letter.offset()),
                Instant.ofEpochMilli(letter.timestamp()),
                headers,
                body,
                text(letter, CAUSE).orElse("")));
    }

    private static Optional<String> text(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    private static long number(ConsumerRecord<String, byte[]> letter, String name, long otherwise) {
        try {
            return text(letter, name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException foreign) {
            return otherwise;
        }
    }
}
