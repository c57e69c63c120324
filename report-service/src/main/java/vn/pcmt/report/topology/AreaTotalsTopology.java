package vn.pcmt.report.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Reducer;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.report.topology.DecodeEvents.Decoded;
import vn.pcmt.report.topology.DecodeEvents.Readable;
import vn.pcmt.report.topology.DecodeEvents.Unreadable;

/**
 * Report events and unit events in, area totals out. Always: a total is the sum over the latest states of its reports,
 * whatever was repeated or re-ordered on the way.
 *
 * <ol>
 *   <li>latest state per report and per unit: the highest version wins;
 *   <li>each report finds its unit by foreign key, again whenever the unit changes: a merger moves the figures by itself,
 *       and a report that is ahead of its unit waits for it;
 *   <li>what a report gives now, less what it gave before, goes to every area of its path at once;
 *   <li>the changes are added up per area, template, period and basis.
 * </ol>
 *
 * Every step that owns a store or a topic is named, so that its state survives changes elsewhere in the topology.
 */
final class AreaTotalsTopology {

    private static final Serde<String> KEYS = Serdes.String();

    private final int generation;
    private final Reducer<ReportSnapshot> latestReport;
    private final Reducer<UnitPlace> latestUnit;
    private final KeyValueBytesStoreSupplier contributions;

    AreaTotalsTopology(int generation) {
        this(
                generation,
                ReportSnapshot::latest,
                UnitPlace::latest,
                Stores.persistentKeyValueStore(MoveContribution.STORE));
    }

    /** For tests: with stores in memory, and for the one that shows what the version guards are good for. */
    AreaTotalsTopology(
            int generation,
            Reducer<ReportSnapshot> latestReport,
            Reducer<UnitPlace> latestUnit,
            KeyValueBytesStoreSupplier contributions) {
        this.generation = generation;
        this.latestReport = latestReport;
        this.latestUnit = latestUnit;
        this.contributions = contributions;
    }

    /** Keys are aggregate ids, values the JSON of the contract, the type stands in the headers: in and out. */
    KStream<String, byte[]> build(KStream<String, byte[]> reportEvents, KStream<String, byte[]> unitEvents) {
        KTable<String, ReportSnapshot> reports = readable(reportEvents, Topic.REPORT_EVENTS, "report")
                .mapValues(event -> ReportSnapshot.of((ReportEvent) event.event()), Named.as("report-snapshot"))
                .groupByKey(Grouped.with("report", KEYS, new JsonSerde<>(ReportSnapshot.class)))
                .reduce(latestReport, Named.as("report-latest"), store("reports", ReportSnapshot.class));

        KTable<String, UnitPlace> units = readable(unitEvents, Topic.UNIT_EVENTS, "unit")
                .mapValues(event -> UnitPlace.of((UnitEvent) event.event()), Named.as("unit-place"))
                .groupByKey(Grouped.with("unit", KEYS, new JsonSerde<>(UnitPlace.class)))
                .reduce(latestUnit, Named.as("unit-latest"), store("units", UnitPlace.class));

        // The join itself keeps nothing: what a report gave last is remembered once, in the next step.
        return reports.leftJoin(units, ReportSnapshot::unitKey, PlacedReport::new, TableJoined.as("report-unit"))
                .toStream(Named.as("placed"))
                .process(MoveContribution.supplier(contributions), Named.as("move-contribution"))
                .groupByKey(Grouped.with("deltas", KEYS, new JsonSerde<>(Delta.class)))
                .aggregate(
                        () -> RunningTotal.EMPTY,
                        (total, delta, sum) -> sum.plus(delta),
                        Named.as("sum"),
                        store("totals", RunningTotal.class))
                .toStream(Named.as("totals-changed"))
                .processValues(() -> new WriteTotals(generation), Named.as("write-totals"));
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
                        topic.deadLetterTopic(TotalsSettings.APPLICATION_ID),
                        Produced.<String, byte[]>as("dead-letters-" + name)
                                .withKeySerde(KEYS)
                                .withValueSerde(Serdes.ByteArray()));
        return decoded.filter((key, event) -> event instanceof Readable, Named.as("readable-" + name))
                .mapValues(Readable.class::cast, Named.as("event-" + name));
    }

    private static <V> Materialized<String, V, KeyValueStore<Bytes, byte[]>> store(String name, Class<V> type) {
        return Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(KEYS)
                .withValueSerde(new JsonSerde<>(type));
    }
}
