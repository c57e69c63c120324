package vn.pcmt.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

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
    private final KafkaOperations<String, byte[]> kafka;

    SendAgain(KafkaOperations<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    void send(ParkedRecord record) {
        ProducerRecord<String, byte[]> again =
                new ProducerRecord<>(record.topic().topicName(), record.key(), record.body());
        record.headers().forEach(header -> again.headers()
                .add(header.name(), header.value().getBytes(UTF_8)));
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
