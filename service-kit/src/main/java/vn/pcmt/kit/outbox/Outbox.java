package vn.pcmt.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventTypes;

/**
 * The events an aggregate caused, kept in its own document so that state and events are saved by one write. The field
 * that holds it must be called {@code outbox}. {@link OutboxRelay} publishes after the write.
 */
public final class Outbox {
    private long version;
    private boolean hasPending;
    private List<PendingEvent> pending = new ArrayList<>();
    private @Nullable Lease relay;

    /** For a new aggregate. */
    public Outbox() {}

    /**
     * Adds an event. It is encoded now, and kept until the broker has acknowledged it.
     *
     * @param event is given the version that the event must carry
     */
    public void record(LongFunction<? extends Event> event) {
        Event next = event.apply(version + 1);
        if (next.version() != version + 1) {
            throw new IllegalArgumentException(
                    "the next version of " + next.aggregateId() + " is " + (version + 1) + ", not " + next.version());
        }
        pending.add(new PendingEvent(
                EventIds.next(next.at()).toString(),
                EventTypes.token(next.getClass()),
                next.version(),
                next.at(),
                next.key(),
                next.aggregateId(),
                null,
                new String(EventCodec.encode(next), StandardCharsets.UTF_8)));
        version = next.version();
        hasPending = true;
    }

    /** Version of the latest event, 0 before the first. */
    public long version() {
        return version;
    }

    List<PendingEvent> pending() {
        return pending;
    }

    /** Called right before the write: the events get their trace, and this node the right to publish them. */
    void beforeSave(String node, Duration lease, Clock clock, @Nullable String traceparent) {
        hasPending = !pending.isEmpty();
        if (!hasPending) {
            relay = null;
            return;
        }
        if (traceparent != null) {
            pending.replaceAll(event -> event.traceparent() == null ? event.tracedBy(traceparent) : event);
        }
        Instant now = clock.instant();
        if (relay == null || relay.owner().equals(node) || relay.until().isBefore(now)) {
            relay = new Lease(node, now.plus(lease));
        }
    }
}
