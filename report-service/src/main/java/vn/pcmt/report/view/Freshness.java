package vn.pcmt.report.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.search.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;
import vn.pcmt.report.topology.TotalsSettings;

/**
 * How far the totals shown may be behind the reports.
 *
 * <p>The age of the oldest event known to be unprocessed, as the largest of three: the oldest event that waits in a
 * report's document for the broker; the time since the topology had last read all that was in its topics; the age of the
 * record the projection of this instance works on (and, for some seconds after it was done, the age it had). 0 when
 * nothing is known to be unprocessed. Looked at every second, so it may be off by that much.
 */
@Component
class Freshness implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    private static final List<String> SOURCES = List.of(Topic.REPORT_EVENTS.topicName(), Topic.UNIT_EVENTS.topicName());
    private static final int MOST_SAMPLES = 600;
    private static final int SECONDS = 5;

    /** How far the topics reached at a time. */
    private record Sample(Instant at, Map<TopicPartition, Long> ends) {}

    private final AreaTotalsProjection projection;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Admin admin;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile Duration lag = Duration.ZERO;

    Freshness(AreaTotalsProjection projection, KafkaConnectionDetails broker, MeterRegistry registry, Clock clock) {
        this.projection = projection;
        this.registry = registry;
        this.clock = clock;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.join(",", broker.getAdmin().getBootstrapServers()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                SECONDS * 1000));
        TimeGauge.builder("report.totals.lag", () -> lag.toMillis(), TimeUnit.MILLISECONDS)
                .description("How far the totals may be behind the reports")
                .register(registry);
    }

    /** As last looked at. */
    Duration lag() {
        return lag;
    }

    @Scheduled(fixedDelayString = "${pcmt.report.view.freshness-every:1s}")
    void look() {
        lag = Stream.of(
                        gauge(registry.find("outbox.oldest.pending").tag("collection", "reports")),
                        projection.lag(),
                        unread())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Time since the topology had read everything: the newest sample it has reached tells. */
    private Duration unread() {
        Instant now = clock.instant();
        try {
            Map<TopicPartition, Long> ends = ends();
            Map<TopicPartition, Long> read = read();
            samples.addLast(new Sample(now, ends));
            while (samples.size() > MOST_SAMPLES) {
                samples.removeFirst();
            }
            boolean behind = false;
            for (var newestFirst = samples.descendingIterator(); newestFirst.hasNext(); ) {
                Sample sample = newestFirst.next();
                if (reached(sample.ends(), read)) {
                    return behind ? Duration.between(sample.at(), now) : Duration.ZERO;
                }
                behind = true;
            }
        } catch (ExecutionException | TimeoutException | KafkaException brokerAway) {
            LOG.debug("Cannot ask the broker how far the topology is", brokerAway);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Sample oldest = samples.peekFirst();
        return oldest == null ? Duration.ZERO : Duration.between(oldest.at(), now);
    }

    private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> read) {
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                admin.describeTopics(SOURCES).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(asked).all().get(SECONDS, TimeUnit.SECONDS).entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private Map<TopicPartition, Long> read() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> read = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> position : admin.listConsumerGroupOffsets(
                        TotalsSettings.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            if (position.getValue() != null) {
                read.put(position.getKey(), position.getValue().offset());
            }
        }
        return read;
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
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
