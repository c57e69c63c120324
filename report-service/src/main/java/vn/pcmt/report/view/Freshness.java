package vn.pcmt.report.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;

/**
 * How far the totals shown may be behind the reports: the age of the oldest event waiting in a report's document for the
 * broker, or how long it takes to show what is in the topics, whichever is more.
 *
 * <p>The latter is found out by following what is there, see {@link Passage}. 0 if nothing had to be waited for. While it goes on, and while the broker does not answer, the lag is at least the time since it began.
 */
@Component
class Freshness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    /** How long one look waits for what is on its way; the next goes on where it stopped. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** One time through all stages. */
    private record Round(Generation generation, Instant began, Passage passage) {}

    private final Generations generations;
    private final MeterRegistry registry;
    private final Clock clock;
    private final ReadPositions positions;
    private volatile @Nullable Round round;
    private volatile Duration last = Duration.ZERO;
    private volatile Duration waiting = Duration.ZERO;

    @Autowired
    Freshness(Generations generations, BrokerConnection broker, MeterRegistry registry, Clock clock) {
        this(generations, new ReadPositions(broker), registry, clock);
    }

    Freshness(Generations generations, ReadPositions positions, MeterRegistry registry, Clock clock) {
        this.generations = generations;
        this.registry = registry;
        this.clock = clock;
        this.positions = positions;
        TimeGauge.builder("report.totals.lag", () -> lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("How far the totals may be behind the reports")
                .register(registry);
    }

    /** As last looked at. */
    Duration lag() {
        Round going = round;
        Duration unshown = going == null ? last : longer(last, Duration.between(going.began(), clock.instant()));
        return longer(unshown, waiting);
    }

    @Scheduled(fixedDelayString = "${pcmt.report.view.freshness-every:1s}")
    synchronized void look() {
        waiting = gauge(registry.find("outbox.oldest.pending").tag("collection", "reports"));
        Round going = round;
        try {
            Generation current = generations.current();
            Round now = going == null || !going.generation().equals(current)
                    ? new Round(
                            current,
                            clock.instant(),
                            new Passage(Passage.ofTotals(current, generations.topicsOf(current)), positions))
                    : going;
            round = now;
            if (!now.passage().advance(PATIENCE)) {
                return;
            }
            boolean waited = going != null || now.passage().hasWaited();
            last = waited ? Duration.between(now.began(), clock.instant()) : Duration.ZERO;
            round = null;
        } catch (KafkaException brokerAway) {
            LOG.debug("Cannot ask the broker how far the totals are", brokerAway);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Time gauges of any unit, in whichever the registry keeps them. */
    private static Duration gauge(Search search) {
        double millis = search.gauges().stream()
                .mapToDouble(
                        gauge -> gauge instanceof TimeGauge time ? time.value(TimeUnit.MILLISECONDS) : gauge.value())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return Duration.ofMillis((long) Math.max(0, millis));
    }

    @Override
    public synchronized void close() {
        positions.close();
    }
}
