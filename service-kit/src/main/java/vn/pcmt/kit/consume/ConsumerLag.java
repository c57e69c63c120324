package vn.pcmt.kit.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer is behind: the age of the record it works on, which grows while it is stuck, and for some seconds
 * afterwards the age that record had; 0 when nothing comes.
 */
final class ConsumerLag {
    private static final Duration REMEMBERED = Duration.ofSeconds(15);

    private record Position(Instant written, @Nullable Instant done) {}

    private final Map<Integer, Position> positions = new ConcurrentHashMap<>();
    private final Clock clock;

    ConsumerLag(MeterRegistry registry, String topic, String group, Clock clock) {
        this.clock = clock;
        TimeGauge.builder("consumer.lag", this, TimeUnit.MILLISECONDS, ConsumerLag::millis)
                .description("Age of the record the consumer works on")
                .tag("topic", topic)
                .tag("group", group)
                .strongReference(true)
                .register(registry);
    }

    void begins(ReceivedRecord received) {
        Instant written = received.timestamp();
        if (written != null) {
            positions.put(received.partition(), new Position(written, null));
        }
    }

    void ends(ReceivedRecord received) {
        positions.computeIfPresent(
                received.partition(), (partition, position) -> new Position(position.written(), clock.instant()));
    }

    double millis() {
        Instant now = clock.instant();
        return positions.values().stream()
                .mapToLong(position -> {
                    Instant until = position.done() == null ? now : position.done();
                    boolean over = position.done() != null
                            && position.done().plus(REMEMBERED).isBefore(now);
                    return over
                            ? 0
                            : Math.max(
                                    0,
                                    Duration.between(position.written(), until).toMillis());
                })
                .max()
                .orElse(0);
    }
}
