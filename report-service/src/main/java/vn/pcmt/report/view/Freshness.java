package vn.pcmt.report.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;
import vn.pcmt.report.topology.TotalsSettings;

/**
 * How far the totals shown may be behind the reports: the age of the oldest event waiting in a report's document for the
 * broker, or how long it takes to show what is in the topics, whichever is more.
 *
 * <p>The latter is found out by following what is there: how far each topic on the way reaches is noted once all before
 * it has been read that far, the events first, then what the topology passes on to itself, then the totals. When the
 * totals have been read too, everything that was in the topics at the beginning is shown. 0 if nothing had to be waited
 * for. While it goes on, and while the broker does not answer, the lag is at least the time since it began.
 */
@Component
class Freshness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    /** How long one look waits for what is on its way; the next goes on where it stopped. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(25);

    /** Topics and the group that reads them. */
    private record Stage(List<String> topics, String group) {}

    /** One time through all stages: how far it came, and how far the topics of that stage reached. */
    private record Round(Instant began, int stage, Map<TopicPartition, Long> ends) {}

    private final List<Stage> stages;
    private final MeterRegistry registry;
    private final Clock clock;
    private final ReadPositions positions;
    private volatile @Nullable Round round;
    private volatile Duration last = Duration.ZERO;
    private volatile Duration waiting = Duration.ZERO;

    @Autowired
    Freshness(TotalsSettings totals, KafkaConnectionDetails broker, MeterRegistry registry, Clock clock) {
        this(totals, new ReadPositions(broker.getConsumer().getBootstrapServers()), registry, clock);
    }

    Freshness(TotalsSettings totals, ReadPositions positions, MeterRegistry registry, Clock clock) {
        List<String> internal = totals.internalTopics();
        this.stages = List.of(
                new Stage(
                        List.of(Topic.REPORT_EVENTS.topicName(), Topic.UNIT_EVENTS.topicName()),
                        totals.applicationId()),
                new Stage(internal.subList(0, 1), totals.applicationId()),
                new Stage(internal.subList(1, 2), totals.applicationId()),
                new Stage(List.of(Topic.AREA_TOTALS.topicName()), AreaTotalsProjection.GROUP));
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
        Round now = round == null ? new Round(clock.instant(), 0, Map.of()) : round;
        try {
            if (now.ends().isEmpty()) {
                now = enter(now, 0);
            }
            long until = System.nanoTime() + PATIENCE.toNanos();
            boolean waited = round != null;
            while (now.stage() < stages.size()) {
                Stage stage = stages.get(now.stage());
                if (positions.reached(now.ends(), stage.group())) {
                    now = enter(now, now.stage() + 1);
                } else if (System.nanoTime() < until) {
                    waited = true;
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else {
                    round = now;
                    return;
                }
            }
            last = waited ? Duration.between(now.began(), clock.instant()) : Duration.ZERO;
            round = null;
        } catch (KafkaException brokerAway) {
            LOG.debug("Cannot ask the broker how far the totals are", brokerAway);
            round = now;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Round enter(Round now, int stage) throws InterruptedException {
        return new Round(
                now.began(),
                stage,
                stage < stages.size() ? positions.ends(stages.get(stage).topics()) : Map.of());
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
