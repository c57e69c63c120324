package vn.pcmt.notification.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.preferences.ChannelName;

/** Counts how deliveries move through the ledger, and how long it takes from an event to the inbox. */
@Component
class LedgerMeters {

    private final MeterRegistry registry;

    LedgerMeters(MeterRegistry registry) {
        this.registry = registry;
        // Shown from the start, so that the first failure is a change from 0.
        for (ChannelName channel : ChannelName.values()) {
            for (Delivery.State state : Delivery.State.values()) {
                counter(channel.name(), state.name());
            }
        }
    }

    void raised(Alert alert) {
        alert.deliveries().forEach((lane, delivery) -> moved(Lane.parse(lane), delivery.state()));
        AlertKind kind = alert.cause().kind();
        if (kind == AlertKind.RETURNED || kind == AlertKind.FLAGGED) {
            Timer.builder("alerts.event.to.inbox")
                    .description("From the event that is told to the entry in the inbox")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .publishPercentiles(0.5, 0.99)
                    .register(registry)
                    .record(Duration.between(alert.cause().at(), alert.raisedAt()));
        }
    }

    void moved(Lane lane, Delivery.State state) {
        count(lane.channel().name(), state.name());
    }

    void suppressed(String reason) {
        registry.counter("alerts.suppressed", "reason", reason).increment();
    }

    private void count(String channel, String state) {
        counter(channel, state).increment();
    }

    private Counter counter(String channel, String state) {
        return registry.counter(
                "alerts.ledger", "channel", channel.toLowerCase(Locale.ROOT), "state", state.toLowerCase(Locale.ROOT));
    }
}
