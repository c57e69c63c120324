package vn.pcmt.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events leave their documents.
 *
 * @param lease for how long a node alone may publish an aggregate's events; longer than the producer's delivery timeout
 * @param poll how often to look for events that a crash left behind
 * @param batch most documents published at once
 * @param queue most documents waiting in memory; the poll finds those that do not fit
 * @param backoff longest pause between two tries while the broker is away
 * @param alertPending an aggregate with more events waiting is logged and counted
 * @param maxPending an aggregate with more events waiting refuses to be saved: its document must not outgrow the store
 */
@ConfigurationProperties("pcmt.outbox")
public record OutboxSettings(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("500") int batch,
        @DefaultValue("10000") int queue,
        @DefaultValue("5s") Duration backoff,
        @DefaultValue("100") int alertPending,
        @DefaultValue("1000") int maxPending) {

    public OutboxSettings {
        if (lease.compareTo(Duration.ofMillis(100)) < 0 || poll.isNegative() || poll.isZero() || batch < 1) {
            throw new IllegalArgumentException("pcmt.outbox: lease at least 100ms, poll and batch positive");
        }
    }
}
