package vn.pcmt.console.services;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was typed.
 *
 * @param words about the whole, with what has no place of its own; empty if all is said beside the fields
 * @param fields what to say beside each field, by JSON pointer
 */
public record Faults(String words, Map<String, String> fields) {
    public static final Faults NONE = new Faults("", Map.of());

    /** As a service words it. @param hasPlace whether the page has a field for a pointer */
    public static Faults of(ServiceRefusal refusal, Predicate<String> hasPlace) {
        Map<String, String> beside = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        for (Problem.FieldError field : refusal.problem().fields()) {
            String message = field.message() == null ? "" : field.message();
            if (field.pointer() != null && hasPlace.test(field.pointer())) {
                beside.merge(field.pointer(), message, (one, other) -> one + " " + other);
            } else {
                others.add(message);
            }
        }
        return new Faults(refusal.problem().words(others), beside);
    }

    /** As the console itself found it. */
    public static Faults beside(String pointer, String words) {
        return new Faults("", Map.of(pointer, words));
    }

    @Nullable
    public String at(String pointer) {
        return fields.get(pointer);
    }

    public boolean none() {
        return words.isEmpty() && fields.isEmpty();
    }
}
