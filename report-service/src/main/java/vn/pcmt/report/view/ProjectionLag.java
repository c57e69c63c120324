package vn.pcmt.report.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * How old what the projection works on is. A record of totals bears the time of the report event that caused it, so this
 * covers the way through the topology.
 */
final class ProjectionLag {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private record Work(Instant oldest, @Nullable Instant done) {}

    private final Map<Long, Work> byThread = new ConcurrentHashMap<>();
    private final Clock clock;

    ProjectionLag(Clock clock) {
        this.clock = clock;
    }

    void begins(List<Message<byte[]>> records) {
        records.stream()
                .mapToLong(record -> RecordsOfBatch.number(
                        record, KafkaHeaders.RECEIVED_TIMESTAMP, clock.instant().toEpochMilli()))
                .min()
                .ifPresent(oldest -> byThread.put(thread(), new Work(Instant.ofEpochMilli(oldest), null)));
    }

    void ends() {
        byThread.computeIfPresent(thread(), (thread, work) -> new Work(work.oldest(), clock.instant()));
    }

    Duration now() {
        Instant now = clock.instant();
        byThread.values()
                .removeIf(work ->
                        work.done() != null && work.done().plus(REMEMBERED).isBefore(now));
        return byThread.values().stream()
                .map(work -> Duration.between(work.oldest(), work.done() == null ? now : work.done()))
                .filter(age -> !age.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static long thread() {
        return Thread.currentThread().threadId();
    }
}
