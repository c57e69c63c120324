package vn.pcmt.report.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import vn.pcmt.contract.Topic;

/**
 * Runs the generations that should run, on every node: starts what is to be built, stops what is no longer seen, and
 * leaves nothing of it on this node's disk.
 */
@Component
class RunGenerations implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunGenerations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * One that runs, and its meters.
     *
     * @param seen whether everybody sees it, as this node knows: then it goes on where the contract says
     */
    private record Run(KafkaStreams streams, KafkaStreamsMetrics metrics, AtomicBoolean seen) {}

    private final Generations generations;
    private final TotalsSettings settings;
    private final TotalsBroker broker;
    private final MeterRegistry registry;
    private final Map<Generation, Run> runs = new TreeMap<>();
    private volatile boolean running;

    RunGenerations(Generations generations, TotalsSettings settings, TotalsBroker broker, MeterRegistry registry) {
        this.generations = generations;
        this.settings = settings;
        this.broker = broker;
        this.registry = registry;
    }

    @Override
    public void start() {
        running = true;
        follow();
        sweepDisk();
    }

    /** At a fixed rate, so that it has a thread of its own: to stop one takes a while. */
    @Scheduled(fixedRateString = "${pcmt.report.totals.follow-every:1s}")
    synchronized void follow() {
        if (!running) {
            return;
        }
        try {
            Set<Generation> wanted = generations.running();
            Generation current = generations.current();
            for (Generation generation : List.copyOf(runs.keySet())) {
                if (!wanted.contains(generation)) {
                    LOG.info("Generation {} of the totals stops", generation.number());
                    stop(generation, true);
                }
            }
            for (Generation generation : wanted) {
                boolean isSeen = generation.equals(current);
                Run run = runs.get(generation);
                if (run == null) {
                    run(generation, new AtomicBoolean(isSeen));
                } else {
                    run.seen().set(isSeen);
                }
            }
        } catch (DataAccessException | KafkaException away) {
            LOG.warn("Cannot tell which totals to compute: {}", away.toString());
        }
    }

    private void run(Generation generation, AtomicBoolean seen) {
        LOG.info("Generation {} of the totals starts", generation.number());
        Properties properties = new Properties();
        properties.putAll(broker.connection().properties());
        properties.putAll(settings.streams());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.applicationId());
        StreamsBuilder builder = new StreamsBuilder();
        var bytes = Consumed.with(Serdes.String(), Serdes.ByteArray());
        new AreaTotalsTopology(generation.number(), broker.reportPartitions())
                .build(
                        builder.stream(Topic.REPORT_EVENTS.topicName(), bytes),
                        builder.stream(Topic.UNIT_EVENTS.topicName(), bytes))
                .to(
                        (key, totals, record) -> seen.get() ? Topic.AREA_TOTALS.topicName() : Generations.NEXT_TOPIC,
                        Produced.with(Serdes.String(), Serdes.ByteArray()));
        KafkaStreams streams = new KafkaStreams(builder.build(properties), properties);
        // A thread that died, for whatever reason, is replaced: its transaction is rolled back and it begins again.
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("A thread of the totals ended and is replaced", failure);
            return REPLACE_THREAD;
        });
        // Told apart by their client ids, which begin with the application id.
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        runs.put(generation, new Run(streams, metrics, seen));
        streams.start();
    }

    private void stop(Generation generation, boolean forEver) {
        Run run = runs.remove(generation);
        if (run != null) {
            run.metrics().close();
            if (run.streams().close(PATIENCE) && forEver) {
                forget(folder().resolve(generation.applicationId()));
            }
        }
    }

    /** What was left by generations that stopped while this node was down, or was killed. */
    private synchronized void sweepDisk() {
        Path folder = folder();
        Map<String, Generation> kept = new HashMap<>();
        runs.keySet().forEach(generation -> kept.put(generation.applicationId(), generation));
        if (runs.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> states = Files.list(folder)) {
            for (Path state : states.toList()) {
                String name = state.getFileName().toString();
                if (name.matches("report-totals-v\\d+") && !kept.containsKey(name)) {
                    forget(state);
                }
            }
        } catch (IOException failed) {
            LOG.warn("Old state of the totals stays on disk: {}", failed.toString());
        }
    }

    private Path folder() {
        return Path.of(settings.streams().getOrDefault(StreamsConfig.STATE_DIR_CONFIG, "data/streams"));
    }

    private static void forget(Path state) {
        try {
            FileSystemUtils.deleteRecursively(state);
            LOG.info("Removed {}", state);
        } catch (IOException failed) {
            LOG.warn("Old state of the totals stays on disk: {}", failed.toString());
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        List.copyOf(runs.keySet()).forEach(generation -> stop(generation, false));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
