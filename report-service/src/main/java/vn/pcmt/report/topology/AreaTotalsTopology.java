package vn.pcmt.report.topology;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.report.topology.DecodeEvents.Decoded;
import vn.pcmt.report.topology.DecodeEvents.Readable;
import vn.pcmt.report.topology.DecodeEvents.Unreadable;
import vn.pcmt.report.topology.PlaceReports.Change;

/**
 * Report events and unit events in, area totals out. Always: a total is the sum over the latest states of its reports,
 * whatever was repeated or re-ordered on the way.
 *
 * <ol>
 *   <li>every unit is made known to every partition of the reports: units are few and seldom change;
 *   <li>a report meets its unit where it is, and again whenever the unit changes: a merger moves the figures by itself,
 *       and a report that is ahead of its unit waits for it;
 *   <li>what a report gives now, less what it gave before, goes to every area of its path at once;
 *   <li>the changes are added up per area, template, period and basis.
 * </ol>
 *
 * So a report passes one internal topic only: each costs a committed transaction before the next step may see it. Every
 * step that owns a store or a topic is named, so that its state survives changes elsewhere in the topology.
 */
final class AreaTotalsTopology {

    /** Names of the internal topics, without the application id. */
    static final String UNITS = "units-repartition";

    static final String DELTAS = "deltas-repartition";

    private static final String TOTALS = "totals";
    private static final Serde<String> KEYS = Serdes.String();

    private final int generation;
    private final int reportPartitions;
    private final BinaryOperator<ReportSnapshot> latestReport;
    private final BinaryOperator<UnitPlace> latestUnit;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    AreaTotalsTopology(int generation, int reportPartitions) {
        this(generation, reportPartitions, ReportSnapshot::latest, UnitPlace::latest, Stores::persistentKeyValueStore);
    }

    /** For tests: with stores in memory, and for the one that shows what the version guards are good for. */
    AreaTotalsTopology(
            int generation,
            int reportPartitions,
            BinaryOperator<ReportSnapshot> latestReport,
            BinaryOperator<UnitPlace> latestUnit,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.generation = generation;
        this.reportPartitions = reportPartitions;
        this.latestReport = latestReport;
        this.latestUnit = latestUnit;
        this.stores = stores;
    }

    /** Keys are aggregate ids, values the JSON of the contract, the type stands in the headers: in and out. */
    KStream<String, byte[]> build(KStream<String, byte[]> reportEvents, KStream<String, byte[]> unitEvents) {
        KStream<String, Change> units = readable(unitEvents, Topic.UNIT_EVENTS, "unit")
                .mapValues(event -> UnitPlace.of((UnitEvent) event.event()), Named.as("unit-place"))
                .repartition(Repartitioned.<String, UnitPlace>as("units")
                        .withKeySerde(KEYS)
                        .withValueSerde(new JsonSerde<>(UnitPlace.class))
                        .withNumberOfPartitions(reportPartitions)
                        .withStreamPartitioner(toEveryPartition()))
                .mapValues(Change.class::cast, Named.as("unit-change"));

        return readable(reportEvents, Topic.REPORT_EVENTS, "report")
                .mapValues(event -> (Change) ReportSnapshot.of((ReportEvent) event.event()), Named.as("report-change"))
                .merge(units, Named.as("reports-and-units"))
                .process(PlaceReports.supplier(latestReport, latestUnit, stores), Named.as("place-reports"))
                .groupByKey(Grouped.with("deltas", KEYS, new JsonSerde<>(Delta.class)))
                .aggregate(
                        () -> RunningTotal.EMPTY,
                        (total, delta, sum) -> sum.plus(delta),
                        Named.as("sum"),
                        Materialized.<String, RunningTotal>as(stores.apply(TOTALS))
                                .withKeySerde(KEYS)
                                .withValueSerde(new JsonSerde<>(RunningTotal.class)))
                .toStream(Named.as("totals-changed"))
                .processValues(() -> new WriteTotals(generation), Named.as("write-totals"));
    }

    private static <V> StreamPartitioner<String, V> toEveryPartition() {
        return (topic, key, value, partitions) ->
                Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    /**
     * What cannot be read goes to the dead letters with its cause. Unlike elsewhere nothing has to follow it there: a
     * later event of the same key carries the full state, so the total is right again as soon as one arrives.
     */
    private static KStream<String, Readable> readable(KStream<String, byte[]> events, Topic topic, String name) {
        KStream<String, Decoded> decoded =
                events.processValues(() -> new DecodeEvents(topic), Named.as("decode-" + name));
        decoded.filter((key, event) -> event instanceof Unreadable, Named.as("unreadable-" + name))
                .mapValues(event -> ((Unreadable) event).value(), Named.as("bytes-" + name))
                .to(
                        topic.deadLetterTopic(TotalsSettings.DEAD_LETTERS_OF),
                        Produced.<String, byte[]>as("dead-letters-" + name)
                                .withKeySerde(KEYS)
                                .withValueSerde(Serdes.ByteArray()));
        return decoded.filter((key, event) -> event instanceof Readable, Named.as("readable-" + name))
                .mapValues(Readable.class::cast, Named.as("event-" + name));
    }
}
