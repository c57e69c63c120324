package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An index as a client describes it, refused when the store cannot honour all of it. */
record IndexDefinition(
        String name,
        List<IndexKey> keys,
        boolean unique,
        boolean sparse,
        @Nullable Document partialFilter) {

    private static final Set<String> KNOWN = Set.of(
            "v",
            "key",
            "name",
            "ns",
            "unique",
            "sparse",
            "background",
            "partialFilterExpression",
            "collation",
            "hidden");
    private static final int CANNOT_CREATE_INDEX = 67;

    static IndexDefinition of(Document description) {
        String name = CommandFields.required(description, "name", String.class);
        Document key = CommandFields.required(description, "key", Document.class);
        for (Map.Entry<String, Object> option : description.entrySet()) {
            if (!KNOWN.contains(option.getKey()) && option.getValue() != null) {
                throw refused(name, "the option '" + option.getKey() + "'");
            }
        }
        refuseCollation(description, "index '" + name + "'");
        if (Utils.isTrue(description.get("hidden"))) {
            throw refused(name, "the option 'hidden'");
        }
        boolean idIndex = key.keySet().equals(Set.of("_id"));
        return new IndexDefinition(
                name,
                keys(name, key),
                idIndex || Utils.isTrue(description.get("unique")),
                Utils.isTrue(description.get("sparse")),
                (Document) description.get("partialFilterExpression"));
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

    private static MongoServerError refused(@Nullable String name, String what) {
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
                && java.util.Objects.equals(partialFilter, other.partialFilter)
                && paths().equals(other.paths())
                && keys.stream()
                        .map(IndexKey::isAscending)
                        .toList()
                        .equals(other.keys.stream().map(IndexKey::isAscending).toList());
    }
}
