package vn.pcmt.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Writes an event to its topic once more, for a stream that could not read it. Everybody else who reads the topic gets it
 * too, and drops it by its version if it is known.
 */
class SendAgain {
    private static final String LETTER = "dlt-letter";

    private final KafkaOperations<String, byte[]> kafka;

    SendAgain(KafkaOperations<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Which letter a record was that was written again: parked once more, it is that letter and not another one.
     *
     * @param version of the letter when it was written
     */
    record Sent(String letter, long version) {}

    static Optional<Sent> sent(ParkedRecord record) {
        return record.header(LETTER).flatMap(said -> {
            int end = said.lastIndexOf('~');
            try {
                return Optional.of(
                        new Sent(said.substring(0, Math.max(end, 0)), Long.parseLong(said.substring(end + 1))));
            } catch (NumberFormatException foreign) {
                return Optional.empty();
            }
        });
    }

    void send(DeadLetter letter) {
        ParkedRecord record = letter.toProcess();
        ProducerRecord<String, byte[]> again =
                new ProducerRecord<>(record.topic().topicName(), record.key(), record.body());
        record.headers().forEach(header -> again.headers()
                .add(header.name(), header.value().getBytes(UTF_8)));
        again.headers().add(LETTER, (letter.id() + "~" + letter.version()).getBytes(UTF_8));
        try {
            kafka.send(again).get(1, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw new KafkaException("the event was not acknowledged", failed);
        } catch (TimeoutException failed) {
            throw new org.apache.kafka.common.errors.TimeoutException("the event was not acknowledged", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while sending", stopping);
        }
    }
}
