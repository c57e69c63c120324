package vn.pcmt.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * An event that waits in its aggregate's document for the broker to acknowledge it.
 *
 * @param id UUIDv7, the same however often it is published
 * @param type token on the wire
 * @param key of the Kafka record
 * @param subject id of the aggregate
 * @param traceparent W3C trace context of the command
 * @param body JSON
 */
record PendingEvent(
        @Field("id") String id, // else it would be stored as _id
        String type,
        long version,
        Instant at,
        String key,
        String subject,
        @Nullable String traceparent,
        String body) {

    PendingEvent tracedBy(String parent) {
        return new PendingEvent(id, type, version, at, key, subject, parent, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what a saved document holds. */
    static PendingEvent of(Document stored) {
        return new PendingEvent(
                stored.getString("id"),
                stored.getString("type"),
                Objects.requireNonNull(stored.get("version", Number.class)).longValue(),
                stored.getDate("at").toInstant(),
                stored.getString("key"),
                stored.getString("subject"),
                stored.getString("traceparent"),
                stored.getString("body"));
    }
}
