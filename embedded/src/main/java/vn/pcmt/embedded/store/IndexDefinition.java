package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index as a client describes it, refused when the store cannot honour all of it.
 *
 * @param partialFilter only documents that match it are listed; null for all
 * @param expireAfterSeconds a document goes so long after the date in its one field; null for never
 */
record IndexDefinition(
        String name,
        List<IndexKey> keys,
        boolean unique,
        boolean sparse,
        @Nullable Document partialFilter,
        @Nullable Long expireAfterSeconds) {

    private static final Set<String> KNOWN = Set.of(
            "v",
            "key",
            "name",
            "ns",
            "unique",
            "sparse",
            "background",
            "partialFilterExpression",
            "expireAfterSeconds",
            "collation");
    private static final int CANNOT_CREATE_INDEX = 67;

    static IndexDefinition of(Document description) {
        String name = CommandFields.required(description, "name", String.class);
        Document key = CommandFields.required(description, "key", Document.class);
        for (Map.Entry<String, Object> option : description.entrySet()) {
            if (!KNOWN.contains(option.getKey()) && Utils.isTrue(option.getValue())) {
                throw refused(name, "the option '" + option.getKey() + "'");
            }
        }
        refuseCollation(description, "index '" + name + "'");
        boolean idIndex = key.keySet().equals(Set.of("_id"));
        return new IndexDefinition(
                name,
                keys(name, key),
                idIndex || Utils.isTrue(description.get("unique")),
                Utils.isTrue(description.get("sparse")),
                (Document) description.get("partialFilterExpression"),
                expiry(name, key, description.get("expireAfterSeconds")));
    }

    private static @Nullable Long expiry(String name, Document key, @Nullable Object seconds) {
        if (seconds == null) {
            return null;
        }
        if (key.size() != 1 || key.containsKey("_id") || !(seconds instanceof Number number)) {
            throw refused(name, "expiry by several fields or by _id");
        }
        return number.longValue();
    }

    private static List<IndexKey> keys(String name, Document key) {
        List<IndexKey> keys = new ArrayList<>();
        for (Map.Entry<String, Object> entry : key.entrySet()) {
            if (!(entry.getValue() instanceof Number direction)) {
                throw refused(name, "the type '" + entry.getValue() + "'");
            }
            if (entry.getKey().contains("$")) {
                throw refused(name, "the wildcard key '" + entry.getKey() + "'");
            }
            keys.add(new IndexKey(entry.getKey(), direction.doubleValue() > 0));
        }
        return List.copyOf(keys);
    }

    static void refuseCollation(Document command, String where) {
        if (command.get("collation") instanceof Document collation
                && !"simple".equals(collation.getOrDefault("locale", "simple"))) {
            throw new MongoServerError(
                    9,
                    "FailedToParse",
                    "The embedded store does not support collations, which " + where + " asks for.");
        }
    }

    private static MongoServerError refused(String name, String what) {
        return new MongoServerError(
                CANNOT_CREATE_INDEX,
                "CannotCreateIndex",
                "The embedded store does not support " + what + " of index '" + name
                        + "'; leave it out or use a MongoDB server.");
    }

    List<String> paths() {
        return keys.stream().map(IndexKey::getKey).toList();
    }

    /** True when both ask for the same index, whatever its name. */
    boolean sameAs(IndexDefinition other) {
        return unique == other.unique
                && sparse == other.sparse
                && Objects.equals(partialFilter, other.partialFilter)
                && Objects.equals(expireAfterSeconds, other.expireAfterSeconds)
                && paths().equals(other.paths())
                && directions().equals(other.directions());
    }

    private List<Boolean> directions() {
        return keys.stream().map(IndexKey::isAscending).toList();
    }
}
