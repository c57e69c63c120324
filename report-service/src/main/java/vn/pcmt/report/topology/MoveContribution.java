package vn.pcmt.report.topology;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Remembers what each report last gave, and sends to every total, at any level and in both bases, only the difference.
 * One repartition serves all levels.
 */
final class MoveContribution extends ContextualProcessor<String, PlacedReport, String, Delta> {

    static final String STORE = "contributions";

    private KeyValueStore<String, PlacedReport> contributions;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process.
    private MoveContribution() {}

    static ProcessorSupplier<String, PlacedReport, String, Delta> supplier(KeyValueBytesStoreSupplier store) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, PlacedReport, String, Delta> get() {
                return new MoveContribution();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(store, Serdes.String(), new JsonSerde<>(PlacedReport.class)));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Delta> context) {
        super.init(context);
        contributions = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, PlacedReport> record) {
        PlacedReport after = record.value();
        PlacedReport before = contributions.get(record.key());
        if (after.equals(before)) {
            return;
        }
        contributions.put(record.key(), after);
        Contributions.difference(before, after).forEach((total, change) -> context()
                .forward(record.withKey(total).withValue(new Delta(after.at(), change))));
    }
}
