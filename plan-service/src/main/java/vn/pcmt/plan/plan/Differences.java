package vn.pcmt.plan.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.plan.PlanAmendment.FieldChange;

/**
 * What differs between two states of one thing, field by field. Entries of a list are matched by their id or name where
 * they have one, else by what they are: an entry moved is no entry added and one removed.
 */
public final class Differences {
    private static final List<String> KEYS = List.of("id", "name", "officer", "title", "code");

    private final List<FieldChange> changes = new ArrayList<>();

    private Differences() {}

    /** Of two objects that are written as JSON the same way. */
    public static List<FieldChange> between(Object before, Object after) {
        JsonMapper json = JsonMapper.shared();
        return between(json.<JsonNode>valueToTree(before), json.<JsonNode>valueToTree(after));
    }

    /** Of two JSON documents; a field that is null is one that is not there. */
    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        Differences differences = new Differences();
        differences.compare("", before, after);
        return List.copyOf(differences.changes);
    }

    private void compare(String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode old = absent(before) ? null : before;
        JsonNode now = absent(after) ? null : after;
        if (old == null || now == null) {
            if (old != now && !(isEmptyList(old) || isEmptyList(now))) {
                add(field, old, now);
            }
        } else if (old.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>(old.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(below(field, name), old.get(name), now.get(name)));
        } else if (old.isArray() && now.isArray()) {
            compareLists(field, old, now);
        } else if (!old.equals(now)) {
            add(field, old, now);
        }
    }

    private void compareLists(String field, JsonNode old, JsonNode now) {
        if (old.equals(now)) {
            return;
        }
        int before = changes.size();
        Map<String, JsonNode> oldByKey = byKey(old);
        Map<String, JsonNode> nowByKey = byKey(now);
        if (oldByKey != null && nowByKey != null) {
            Set<String> keys = new LinkedHashSet<>(oldByKey.keySet());
            keys.addAll(nowByKey.keySet());
            keys.forEach(key -> compare(below(field, key), oldByKey.get(key), nowByKey.get(key)));
        } else {
            List<JsonNode> gone = new ArrayList<>();
            old.forEach(gone::add);
            List<JsonNode> come = new ArrayList<>();
            now.forEach(entry -> {
                if (!gone.remove(entry)) {
                    come.add(entry);
                }
            });
            gone.forEach(entry -> add(field, entry, null));
            come.forEach(entry -> add(field, null, entry));
        }
        if (changes.size() == before) {
            add(field, old, now);
        }
    }

    /** The entries by id or name, null if they have none or two have the same. */
    private static @Nullable Map<String, JsonNode> byKey(JsonNode list) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            String key = entry.isObject()
                    ? KEYS.stream()
                            .map(entry::get)
                            .filter(value -> value != null && value.isString())
                            .findFirst()
                            .map(JsonNode::asString)
                            .orElse(null)
                    : null;
            if (key == null || entries.put(key, entry) != null) {
                return null;
            }
        }
        return entries;
    }

    private void add(String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        changes.add(new FieldChange(field.isEmpty() ? "/" : field, text(before), text(after)));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static boolean absent(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode();
    }

    private static boolean isEmptyList(@Nullable JsonNode value) {
        return value != null && value.isArray() && value.isEmpty();
    }

    private static String below(String field, String name) {
        return field.isEmpty() ? name : field + "/" + name;
    }
}
