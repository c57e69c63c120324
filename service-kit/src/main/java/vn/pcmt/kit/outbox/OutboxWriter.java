package vn.pcmt.kit.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;

/** Gives this node, within the write itself, the right to publish the events of what it saves. */
final class OutboxWriter implements BeforeConvertCallback<OutboxHolder> {
    private final OutboxNode node;
    private final OutboxSettings settings;
    private final ObjectProvider<OutboxMeters> meters;
    private final Clock clock;
    private final ObjectProvider<Tracer> tracer;

    /** Meters and tracer are asked for late: the store's template, which they need, collects its callbacks while it is made. */
    OutboxWriter(
            OutboxNode node,
            OutboxSettings settings,
            ObjectProvider<OutboxMeters> meters,
            Clock clock,
            ObjectProvider<Tracer> tracer) {
        this.node = node;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.tracer = tracer;
    }

    @Override
    public OutboxHolder onBeforeConvert(OutboxHolder entity, String collection) {
        Outbox outbox = entity.outbox();
        int waiting = outbox.pending().size();
        if (waiting > settings.alertPending()) {
            meters.ifAvailable(found -> found.overfull(collection, waiting));
        }
        if (waiting > settings.maxPending()) {
            throw new IllegalStateException("a document of " + collection + " has " + waiting
                    + " events waiting, more than pcmt.outbox.max-pending; is the broker away?");
        }
        outbox.beforeSave(node.id(), settings.lease(), clock, traceparent());
        return entity;
    }

    private @Nullable String traceparent() {
        Tracer found = tracer.getIfAvailable();
        Span span = found == null ? null : found.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
    }
}
