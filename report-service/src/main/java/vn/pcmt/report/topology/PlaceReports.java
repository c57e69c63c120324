package vn.pcmt.report.topology;

import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.report.topology.PlaceReports.Change;

/**
 * Brings reports and units together where both are at hand: every task keeps all units, and the reports of its own
 * partition. What changes sends the difference it makes to each total, at all levels and in both bases at once.
 *
 * <p>Always: each report kept here has given to the totals exactly what it gives in the place kept here of its unit. So a
 * new state of a report, and a new place of a unit, each tell by themselves what has to be taken away.
 */
final class PlaceReports extends ContextualProcessor<String, Change, String, Delta> {

    static final String REPORTS = "reports";
    static final String UNITS = "units";

    /** What may change: the state of a report, or the place of a unit. */
    sealed interface Change permits ReportSnapshot, UnitPlace {}

    private final BinaryOperator<ReportSnapshot> latestReport;
    private final BinaryOperator<UnitPlace> latestUnit;
    /** By unit and report, so that those of one unit lie together. */
    private KeyValueStore<String, ReportSnapshot> reports;

    private KeyValueStore<String, UnitPlace> units;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
    private PlaceReports(BinaryOperator<ReportSnapshot> latestReport, BinaryOperator<UnitPlace> latestUnit) {
        this.latestReport = latestReport;
        this.latestUnit = latestUnit;
    }

    static ProcessorSupplier<String, Change, String, Delta> supplier(
            BinaryOperator<ReportSnapshot> latestReport,
            BinaryOperator<UnitPlace> latestUnit,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Change, String, Delta> get() {
                return new PlaceReports(latestReport, latestUnit);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(
                                stores.apply(REPORTS), Serdes.String(), new JsonSerde<>(ReportSnapshot.class)),
                        Stores.keyValueStoreBuilder(
                                stores.apply(UNITS), Serdes.String(), new JsonSerde<>(UnitPlace.class)));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Delta> context) {
        super.init(context);
        reports = context.getStateStore(REPORTS);
        units = context.getStateStore(UNITS);
    }

    @Override
    public void process(Record<String, Change> record) {
        switch (record.value()) {
            case ReportSnapshot report -> report(record, report);
            case UnitPlace place -> unit(record, place);
        }
    }

    private void report(Record<String, Change> cause, ReportSnapshot arrived) {
        String key = reportsOf(arrived.unitKey()) + cause.key();
        ReportSnapshot before = reports.get(key);
        ReportSnapshot after = before == null ? arrived : latestReport.apply(before, arrived);
        if (after.equals(before)) {
            return;
        }
        reports.put(key, after);
        UnitPlace place = units.get(after.unitKey());
        send(cause, before == null ? null : new PlacedReport(before, place), new PlacedReport(after, place));
    }

    private void unit(Record<String, Change> cause, UnitPlace arrived) {
        String unit = cause.key();
        UnitPlace before = units.get(unit);
        UnitPlace after = before == null ? arrived : latestUnit.apply(before, arrived);
        if (after.equals(before)) {
            return;
        }
        units.put(unit, after);
        if (before != null && before.isAtTheSamePlaceAs(after)) {
            return;
        }
        try (var ofUnit = reports.prefixScan(reportsOf(unit), new StringSerializer())) {
            ofUnit.forEachRemaining(
                    entry -> send(cause, new PlacedReport(entry.value, before), new PlacedReport(entry.value, after)));
        }
    }

    /** A line break is in no key, so that no unit finds the reports of another. */
    private static String reportsOf(String unit) {
        return unit + '\n';
    }

    private void send(Record<String, Change> cause, @Nullable PlacedReport before, PlacedReport after) {
        Headers headers = new RecordHeaders();
        Header trace = cause.headers().lastHeader(CloudEventHeaders.TRACE_PARENT);
        if (trace != null) {
            headers.add(trace);
        }
        Contributions.difference(before, after).forEach((total, change) -> context()
                .forward(new Record<>(total, new Delta(after.at(), change), cause.timestamp(), headers)));
    }
}
