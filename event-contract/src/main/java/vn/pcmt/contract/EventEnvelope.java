package vn.pcmt.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents context.
 *
 * @param id UUIDv7, the same however often the event is published
 * @param source {@code /report-service}
 * @param time when it was published by its aggregate; equals {@link Event#at()}
 * @param traceParent W3C trace context of the command that caused it
 */
public record EventEnvelope<E extends Event>(
        UUID id, String source, Instant time, @Nullable String traceParent, E event) {

    /** The type token on the wire. */
    public String type() {
        return EventTypes.token(event.getClass());
    }
}
