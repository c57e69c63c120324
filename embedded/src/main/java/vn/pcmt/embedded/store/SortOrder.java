package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order a query asks for. An array counts as its lowest element, or its highest when descending; an empty one comes
 * before null. The library's comparator calls one of two empty arrays the smaller, which sorting cannot cope with.
 */
final class SortOrder implements Comparator<@Nullable Object[]> {

    private static final KeyOrder.Edge EMPTY_ARRAY = new KeyOrder.Edge(0, true);

    private final String[] paths;
    private final boolean[] ascending;

    SortOrder(Document orderBy) {
        paths = orderBy.keySet().toArray(String[]::new);
        ascending = new boolean[paths.length];
        int next = 0;
        for (Map.Entry<String, Object> key : orderBy.entrySet()) {
            ascending[next++] =
                    CommandFields.required(orderBy, key.getKey(), Number.class).intValue() > 0;
        }
    }

    /** The values that decide where the document comes. */
    @Nullable
    Object[] valuesOf(Document document) {
        @Nullable Object[] values = new @Nullable Object[paths.length];
        for (int i = 0; i < paths.length; i++) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, paths[i]);
            values[i] = value instanceof Collection<?> elements ? element(elements, ascending[i]) : value;
        }
        return values;
    }

    private static @Nullable Object element(Collection<?> elements, boolean lowest) {
        Object chosen = EMPTY_ARRAY;
        for (Object element : elements) {
            Object value = element instanceof Missing ? null : element;
            int order = KeyOrder.INSTANCE.compare(value, chosen);
            if (chosen == EMPTY_ARRAY || (lowest ? order < 0 : order > 0)) {
                chosen = value;
            }
        }
        return chosen;
    }

    @Override
    public int compare(@Nullable Object[] left, @Nullable Object[] right) {
        for (int i = 0; i < paths.length; i++) {
            int order = KeyOrder.INSTANCE.compare(left[i], right[i]);
            if (order != 0) {
                return ascending[i] ? order : -order;
            }
        }
        return 0;
    }
}
