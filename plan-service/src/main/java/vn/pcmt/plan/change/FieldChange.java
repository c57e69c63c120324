package vn.pcmt.plan.change;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field that differs.
 *
 * @param before as text, null if it was not set
 * @param after as text, null if it is not set any more
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The components in which two states of one record differ, in the order in which they are declared. */
    public static <R extends Record> List<FieldChange> between(R before, R after) {
        List<FieldChange> changes = new ArrayList<>();
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Object old = value(component, before);
            Object now = value(component, after);
            if (!Objects.equals(old, now)) {
                changes.add(new FieldChange(component.getName(), text(old), text(now)));
            }
        }
        return changes;
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            Method accessor = component.getAccessor();
            // The record need not be public to be compared.
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(component + " cannot be read", hidden);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Set<?> set ->
                String.join(
                        ", ", new TreeSet<>(set.stream().map(String::valueOf).toList()));
            case Collection<?> list -> JSON.writeValueAsString(list);
            default -> value.toString();
        };
    }
}
