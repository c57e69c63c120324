package vn.pcmt.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register of type tokens, read once from the sealed families. */
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_TOKEN = register();

    private EventTypes() {}

    /** Every token with its record, in the order of {@link Topic} and of the sealed families. */
    public static Map<String, Class<? extends Event>> all() {
        return BY_TOKEN;
    }

    /** The records of one topic. */
    public static Collection<Class<? extends Event>> of(Topic topic) {
        return BY_TOKEN.values().stream()
                .filter(type -> topic.family().isAssignableFrom(type))
                .toList();
    }

    /** The token of a record. */
    public static String token(Class<? extends Event> type) {
        EventType annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no type token");
        }
        return annotation.value();
    }

    static @Nullable Class<? extends Event> type(String token) {
        return BY_TOKEN.get(token);
    }

    private static Map<String, Class<? extends Event>> register() {
        Map<String, Class<? extends Event>> types = new LinkedHashMap<>();
        Arrays.stream(Topic.values()).flatMap(topic -> records(topic.family())).forEach(type -> {
            if (types.put(token(type), type) != null) {
                throw new IllegalStateException("two events share the token " + token(type));
            }
        });
        return Collections.unmodifiableMap(types);
    }

    private static Stream<Class<? extends Event>> records(Class<?> family) {
        if (family.isRecord()) {
            return Stream.of(family.asSubclass(Event.class));
        }
        return Arrays.stream(family.getPermittedSubclasses()).flatMap(EventTypes::records);
    }
}
