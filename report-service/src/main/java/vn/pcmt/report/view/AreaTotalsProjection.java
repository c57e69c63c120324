package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
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

    AreaTotalsProjection(
            AreaTotalsStore store, TotalsSettings totals, ViewSettings view, Clock clock, MeterRegistry registry) {
        this.store = store;
        this.totals = totals;
        this.clock = clock;
        this.horizon = view.latencyHorizon();
        this.latency = Timer.builder("report.visible.latency")
                .description("From what happened to a report until the totals that contain it can be read")
                .publishPercentiles(0.5, 0.99)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    /** What remains in the topic from an earlier generation is passed over: its versions say nothing in this one. */
    Consumer<Message<byte[]>> consumer(EventConsumers consumers) {
        Consumer<Message<byte[]>> current = consumers.<AreaTotalsEvent>consumer(Topic.AREA_TOTALS, GROUP, this::on);
        return message -> {
            if (generation(message.getHeaders().get(TotalsSettings.GENERATION_HEADER)) >= totals.generation()) {
                current.accept(message);
            }
        };
    }

    void on(EventEnvelope<? extends AreaTotalsEvent> envelope) {
        switch (envelope.event()) {
            case AreaTotals event -> {
                if (store.replaceIfNewer(StoredTotals.of(event, totals.generation()))) {
                    Duration age = Duration.between(event.at(), clock.instant());
                    if (age.compareTo(horizon) < 0) {
                        latency.record(age);
                    }
                }
            }
        }
    }

    private static int generation(@Nullable Object header) {
        return switch (header) {
            case null -> 1;
            case byte[] bytes -> Integer.parseInt(new String(bytes, UTF_8));
            default -> Integer.parseInt(header.toString());
        };
    }
}
