package vn.pcmt.report.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.UnreadableEventException;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.AreaTotalsEvent;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.report.topology.TotalsSettings;

/** Keeps the read model of totals up to date. Records may come twice or out of order: the newest stands. */
@Component
class AreaTotalsProjection {

    /** Consumer group of the projection. */
    static final String GROUP = "report-view";

    private final AreaTotalsStore store;
    private final TotalsSettings totals;
    private final Clock clock;
    private final Duration horizon;
    private final Timer latency;
    private final ProjectionLag lag;

    AreaTotalsProjection(
            AreaTotalsStore store, TotalsSettings totals, ViewSettings view, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.totals = totals;
        this.clock = clock;
        this.lag = new ProjectionLag(clock);
        this.horizon = view.latencyHorizon();
        this.latency = Timer.builder("report.visible.latency")
                .description("From what happened to a report until the totals that contain it can be read")
                .publishPercentiles(0.5, 0.99)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    /**
     * The function that is bound. It takes what has come in meanwhile in one batch and writes only the last of each
     * total, in one command: the totals of province and country change with every report. What it cannot read it leaves
     * to the consumer of the kit, which parks it; nothing has to follow it there, because the next record of the same
     * key carries the whole state.
     */
    Consumer<Message<List<byte[]>>> consumer(EventConsumers consumers) {
        Consumer<Message<byte[]>> oneByOne = consumers.<AreaTotalsEvent>consumer(Topic.AREA_TOTALS, GROUP, this::on);
        return batch -> project(RecordsOfBatch.of(batch), oneByOne);
    }

    private void project(List<Message<byte[]>> records, Consumer<Message<byte[]>> oneByOne) {
        Map<String, StoredTotals> newest = new LinkedHashMap<>();
        List<Instant> happened = new ArrayList<>();
        lag.begins(records);
        for (Message<byte[]> record : records) {
            // What remains in the topic from an earlier generation is passed over: its versions say nothing in this
            // one.
            if (RecordsOfBatch.number(record, TotalsSettings.GENERATION_HEADER, 1) < totals.generation()) {
                continue;
            }
            AreaTotals event = read(record);
            if (event == null) {
                oneByOne.accept(record);
                continue;
            }
            happened.add(event.at());
            newest.merge(
                    event.aggregateId(),
                    StoredTotals.of(event, totals.generation()),
                    (a, b) -> b.version() > a.version() ? b : a);
        }
        if (!newest.isEmpty()) {
            store.replaceIfNewer(List.copyOf(newest.values()));
            happened.forEach(this::visible);
        }
        lag.ends();
    }

    private static @Nullable AreaTotals read(Message<byte[]> record) {
        try {
            String type = RecordsOfBatch.text(record, CloudEventHeaders.TYPE);
            return type != null && EventCodec.decode(type, record.getPayload()) instanceof AreaTotals event
                    ? event
                    : null;
        } catch (UnreadableEventException unreadable) {
            return null;
        }
    }

    void on(EventEnvelope<? extends AreaTotalsEvent> envelope) {
        switch (envelope.event()) {
            case AreaTotals event -> {
                if (store.replaceIfNewer(StoredTotals.of(event, totals.generation()))) {
                    visible(event.at());
                }
            }
        }
    }

    private void visible(Instant happenedAt) {
        Duration age = Duration.between(happenedAt, clock.instant());
        if (age.compareTo(horizon) < 0) {
            latency.record(age);
        }
    }

    /** Age of the oldest record at work; for some seconds after it was done, the age it had; 0 when nothing comes. */
    Duration lag() {
        return lag.now();
    }
}
