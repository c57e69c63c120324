package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the keys under which an index lists a document: one per element where a field is an array. */
final class KeyExtraction {

    private final List<String> paths;
    private final boolean sparse;

    KeyExtraction(List<String> paths, boolean sparse) {
        this.paths = paths;
        this.sparse = sparse;
    }

    /**
     * The keys of a document.
     *
     * @param keys empty when a sparse index leaves the document out
     * @param multikey whether a field was an array, so that one document may have several keys
     */
    record Keys(List<@Nullable Object[]> keys, boolean multikey) {}

    Keys keysOf(Document document) {
        @Nullable Object[] values = new @Nullable Object[paths.size()];
        List<Integer> arrays = new ArrayList<>();
        boolean anyPresent = false;
        for (int i = 0; i < values.length; i++) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, paths.get(i));
            anyPresent |= isPresent(value, paths.get(i));
            values[i] = value instanceof Missing ? null : value;
            if (value instanceof Collection<?>) {
                arrays.add(i);
            }
        }
        if (sparse && !anyPresent) {
            return new Keys(List.of(), false);
        }
        if (arrays.isEmpty()) {
            return new Keys(List.<@Nullable Object[]>of(values), false);
        }
        return new Keys(expand(values, arrays), true);
    }

    /** Below an array, a path is present when some element has it. */
    private static boolean isPresent(Object value, String path) {
        if (value instanceof Collection<?> values && path.contains(Utils.PATH_DELIMITER)) {
            return values.stream().anyMatch(element -> !(element instanceof Missing));
        }
        return !(value instanceof Missing);
    }

    private List<@Nullable Object[]> expand(@Nullable Object[] values, List<Integer> arrays) {
        int length = elements(values, arrays.getFirst()).size();
        for (int array : arrays) {
            boolean sameArray =
                    Utils.firstFragment(paths.get(array)).equals(Utils.firstFragment(paths.get(arrays.getFirst())));
            if (!sameArray || elements(values, array).size() != length) {
                throw new CannotIndexParallelArraysError(
                        arrays.stream().map(paths::get).toList());
            }
        }
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (int element = 0; element < length; element++) {
            @Nullable Object[] key = values.clone();
            for (int array : arrays) {
                Object value = elements(values, array).get(element);
                key[array] = value instanceof Missing ? null : value;
            }
            if (keys.stream().noneMatch(known -> sameKey(known, key))) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** An empty array is listed like a missing field, so that it is found at all. */
    private static List<@Nullable Object> elements(@Nullable Object[] values, int array) {
        List<@Nullable Object> elements =
                values[array] instanceof Collection<?> collection ? new ArrayList<>(collection) : new ArrayList<>();
        if (elements.isEmpty()) {
            elements.add(null);
        }
        return elements;
    }

    private static boolean sameKey(@Nullable Object[] left, @Nullable Object[] right) {
        return IndexEntry.compareKeys(new IndexEntry(left, 0), new IndexEntry(right, 0)) == 0;
    }
}
