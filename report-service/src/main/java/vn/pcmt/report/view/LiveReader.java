package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.UnreadableEventException;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.topology.TotalsSettings;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.AreaTotalsStore.Stamp;

/**
 * Feeds the live stream. Every instance reads the whole topic of totals, by itself and without a group, from the end:
 * so each client hears of every change, whichever instance projected it. A change is told when the read model shows it,
 * since the client asks the read model next.
 */
@Component
class LiveReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final LiveFeed feed;
    private final AreaTotalsStore store;
    private final Units units;
    private final Generations generations;
    private final Duration shownWithin;
    private final Clock clock;
    private final Map<String, Object> connection;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;

    LiveReader(
            LiveFeed feed,
            AreaTotalsStore store,
            Units units,
            Generations generations,
            ViewSettings settings,
            Clock clock,
            BrokerConnection broker) {
        this.feed = feed;
        this.store = store;
        this.units = units;
        this.generations = generations;
        this.shownWithin = settings.live().shownWithin();
        this.clock = clock;
        this.connection = broker.with(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("live-reader").start(this::run);
    }

    /** Before the web server, which waits for open requests: the connections of the stream end here. */
    @Override
    public void stop() {
        running = false;
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        feed.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var consumer =
                    new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException stopping) {
                return;
            } catch (KafkaException | DataAccessException away) {
                LOG.warn("The live stream waits for broker or store: {}", away.toString());
                if (!pause(BACKOFF)) {
                    return;
                }
            } catch (RuntimeException unforeseen) {
                // This thread is the only one that feeds the stream: it goes on from the end of the topic.
                LOG.error("The live stream begins anew", unforeseen);
                if (!pause(BACKOFF)) {
                    return;
                }
            }
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        Generation generation = generations.current();
        List<TopicPartition> partitions = generations.topicsOf(generation).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        feed.begin(positions(generation, consumer, partitions));
        while (running && generations.current().equals(generation)) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                List<TotalsChange> changes = changes(records, generation, partitions);
                feed.publish(changes, positions(generation, consumer, partitions));
            }
        }
    }

    /** In the topic of another generation the same offsets would mean something else, so its number comes first. */
    private static long[] positions(
            Generation generation, KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return LongStream.concat(
                        LongStream.of(generation.number()), partitions.stream().mapToLong(consumer::position))
                .toArray();
    }

    /** The last change of each total of the generation, in order, once the read model shows them. */
    private List<TotalsChange> changes(
            ConsumerRecords<String, byte[]> records, Generation generation, List<TopicPartition> partitions) {
        Map<String, ConsumerRecord<String, byte[]>> last = new LinkedHashMap<>();
        Map<String, AreaTotals> totals = new LinkedHashMap<>();
        Map<String, Stamp> wanted = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Stamped read = decode(record);
            if (read != null && read.generation() == generation.number()) {
                last.remove(record.key());
                last.put(record.key(), record);
                totals.put(record.key(), read.totals());
                wanted.put(
                        record.key(), new Stamp(read.generation(), read.totals().version()));
            }
        }
        awaitShown(wanted);
        Map<String, Unit> areas =
                units.find(totals.values().stream().map(AreaTotals::area).collect(Collectors.toSet()));
        List<TotalsChange> changes = new ArrayList<>();
        last.forEach((key, record) -> {
            AreaTotals read = totals.get(key);
            if (read != null) {
                changes.add(new TotalsChange(
                        read.area(),
                        read.template(),
                        read.period(),
                        read.basis(),
                        read.version(),
                        1 + partitions.indexOf(new TopicPartition(record.topic(), record.partition())),
                        record.offset(),
                        areas.get(read.area())));
            }
        });
        return changes;
    }

    private void awaitShown(Map<String, Stamp> wanted) {
        Instant until = clock.instant().plus(shownWithin);
        while (running && !wanted.isEmpty()) {
            Map<String, Stamp> shown = store.stamps(wanted.keySet());
            wanted.entrySet().removeIf(want -> {
                Stamp stored = shown.get(want.getKey());
                return stored != null && stored.reaches(want.getValue());
            });
            if (wanted.isEmpty() || clock.instant().isAfter(until) || !pause(LOOK_AGAIN)) {
                return;
            }
        }
    }

    /** Totals and the generation that computed them. */
    record Stamped(AreaTotals totals, int generation) {}

    /** The totals of a record; null if it cannot be read: then the projection parks it, and there is nothing to tell. */
    static @Nullable Stamped decode(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        Header generation = record.headers().lastHeader(TotalsSettings.GENERATION_HEADER);
        if (type == null || record.value() == null) {
            return null;
        }
        try {
            return EventCodec.decode(new String(type.value(), UTF_8), record.value()) instanceof AreaTotals totals
                            && totals.key().equals(record.key())
                    ? new Stamped(totals, TotalsSettings.generationIn(generation == null ? null : generation.value()))
                    : null;
        } catch (UnreadableEventException | IllegalArgumentException parkedByTheProjection) {
            LOG.warn("The live stream passes over {}: {}", record.offset(), parkedByTheProjection.toString());
            return null;
        }
    }

    private boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return running;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
