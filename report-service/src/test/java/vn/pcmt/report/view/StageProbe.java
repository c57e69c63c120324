package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.pcmt.kit.test.BrokerUnderTest;

/** Reads a topic beside the service and notes how old its events are when they come: where the time goes. */
final class StageProbe implements AutoCloseable {

    private final ConcurrentLinkedQueue<Long> ages = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean open = true;

    StageProbe(String topic) {
        Future<?> reading = thread.submit(() -> read(topic));
        assert !reading.isCancelled();
    }

    private void read(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        BrokerUnderTest.bootstrapServers(),
                        "group.id",
                        "probe-" + System.nanoTime(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "metadata.max.age.ms",
                        1000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (open) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    Instant at = Instant.parse(
                            new String(record.headers().lastHeader("ce_time").value(), UTF_8));
                    ages.add(Duration.between(at, Instant.now()).toMillis());
                });
            }
        }
    }

    void reset() {
        ages.clear();
    }

    String ages() {
        List<Long> sorted = ages.stream().sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : "%d events, p50 %d ms, p99 %d ms"
                        .formatted(sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }

    @Override
    public void close() {
        open = false;
        thread.close();
    }
}
