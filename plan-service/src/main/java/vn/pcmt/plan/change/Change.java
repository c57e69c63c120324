package vn.pcmt.plan.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an aggregate, kept in its document for ever.
 *
 * @param version of the event that told of it
 * @param actor officer id of who did it, or {@code system}
 * @param what token of the event without its version, such as {@code unit.amended}
 * @param cause id of what it was part of, such as a reorganisation; null if of nothing
 * @param fields what differs; empty when the aggregate began
 */
public record Change(
        long version,
        Instant at,
        String actor,
        String what,
        @Nullable String cause,
        List<FieldChange> fields) {
    public Change {
        fields = List.copyOf(fields);
    }
}
