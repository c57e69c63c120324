package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventTypes;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.ProvincialPart;

/** The topology on the driver of Kafka Streams: events in, the latest total of every key out. */
public final class TopologyUnderTest implements AutoCloseable {

    static final int GENERATION = 7;
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final TopologyTestDriver driver;
    private final Map<String, AreaTotals> totals = new HashMap<>();
    private final List<TestRecord<String, byte[]>> written = new ArrayList<>();

    public TopologyUnderTest() {
        this(ReportSnapshot::latest, UnitPlace::latest);
    }

    TopologyUnderTest(BinaryOperator<ReportSnapshot> latestReport, BinaryOperator<UnitPlace> latestUnit) {
        driver = new TopologyTestDriver(
                describe(
                        new AreaTotalsTopology(GENERATION, 1, latestReport, latestUnit, Stores::inMemoryKeyValueStore)),
                settings());
    }

    private static Topology describe(AreaTotalsTopology topology) {
        StreamsBuilder builder = new StreamsBuilder();
        Consumed<String, byte[]> bytes = Consumed.with(Serdes.String(), Serdes.ByteArray());
        topology.build(builder.stream("report-events", bytes), builder.stream("unit-events", bytes))
                .to("area-totals", Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, new Generation(GENERATION).applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams/" + UUID.randomUUID());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        return settings;
    }

    TopologyUnderTest receives(Event... events) {
        return receives(List.of(events));
    }

    public TopologyUnderTest receives(List<? extends Event> events) {
        for (Event event : events) {
            send(Topic.of(event.getClass()), event.key(), EventTypes.token(event.getClass()), EventCodec.encode(event));
        }
        return this;
    }

    void send(Topic topic, String key, String token, byte[] value) {
        Headers headers = new RecordHeaders()
                .add(CloudEventHeaders.TYPE, token.getBytes(UTF_8))
                .add(CloudEventHeaders.TRACE_PARENT, TRACE.getBytes(UTF_8));
        driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
        drain("area-totals").forEach(record -> {
            written.add(record);
            totals.put(record.key(), (AreaTotals) EventCodec.decode("area.totals.v1", record.value()));
        });
    }

    List<TestRecord<String, byte[]>> drain(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    AreaTotals total(String area, String period, Basis basis) {
        AreaTotals total = totals.get(AreaTotals.key(area, Fixtures.TEMPLATE, period, basis));
        if (total == null) {
            throw new AssertionError("no total of " + area + " " + period + " " + basis + ", only " + totals.keySet());
        }
        return total;
    }

    /** The latest of every key. */
    public List<AreaTotals> totals() {
        return List.copyOf(totals.values());
    }

    boolean knows(String area) {
        return totals.keySet().stream().anyMatch(key -> key.startsWith(area + "~"));
    }

    /** Every total that is not empty, without its version and time. */
    Map<String, Sums> sums() {
        Map<String, Sums> sums = new HashMap<>();
        totals.forEach((key, total) -> {
            ProvincialPart part = total.provincial();
            Sums sum = new Sums(
                    total.coverage(),
                    total.outstanding(),
                    total.estimated(),
                    total.figures(),
                    part == null ? Sums.Part.NONE : new Sums.Part(part.coverage(), part.outstanding(), part.figures()));
            if (!sum.isNone()) {
                sums.put(key, sum);
            }
        });
        return sums;
    }

    /** Those the topology passes records to itself with, without the changelogs of its stores. */
    Set<String> internalTopics() {
        return driver.producedTopicNames().stream()
                .filter(topic -> topic.endsWith("-repartition"))
                .collect(Collectors.toSet());
    }

    List<TestRecord<String, byte[]>> written() {
        return written;
    }

    @Override
    public void close() {
        driver.close();
    }
}
