package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search in one index: every combination of the equalities of the leading keys, then a range of the next key.
 *
 * @param ordered whether the positions come in the order the query asks for
 */
record IndexScan(
        OrderedIndex index,
        List<FieldBounds.Points> equalities,
        FieldBounds.@Nullable Range range,
        boolean ordered,
        boolean descending) {

    /** Positions of all documents that may match, each once. The caller holds the lock of the collection. */
    Stream<Long> positions() {
        Stream<Long> found = intervals().stream().flatMap(this::search).map(entry -> entry.position);
        if (!index.isMultikey()) {
            return found;
        }
        Collection<Long> once = new LinkedHashSet<>();
        found.forEach(once::add);
        return once.stream();
    }

    /**
     * Whether all documents found match a query, so that none has to be looked at again: it asks for some texts in the one
     * field of the index. To look for each of thousands of documents in a list of thousands takes seconds.
     */
    boolean answers(Document query) {
        return query.size() == 1
                && index.definition().paths().equals(List.copyOf(query.keySet()))
                && !index.isMultikey()
                && range == null
                && equalities.size() == 1
                && query.values().stream()
                        .allMatch(condition -> !(condition instanceof Document operators) || operators.size() == 1)
                && equalities.getFirst().values().stream().allMatch(String.class::isInstance);
    }

    private Stream<IndexEntry> search(@Nullable Object[] prefix) {
        IndexEntry from = bound(prefix, range == null ? KeyOrder.Edge.FIRST : range.from(), KeyOrder.Edge.FIRST);
        IndexEntry to = bound(prefix, range == null ? KeyOrder.Edge.LAST : range.to(), KeyOrder.Edge.LAST);
        if (IndexEntry.ORDER.compare(from, to) > 0) {
            return Stream.empty();
        }
        NavigableSet<IndexEntry> entries = index.entries().subSet(from, true, to, true);
        return descending ? entries.descendingSet().stream() : entries.stream();
    }

    /** The lowest or highest entry with this prefix; the keys after the bound one are filled with an edge. */
    private IndexEntry bound(@Nullable Object[] prefix, Object next, KeyOrder.Edge filler) {
        @Nullable Object[] key = new @Nullable Object[index.definition().paths().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = i < prefix.length ? prefix[i] : i == prefix.length ? next : filler;
        }
        return new IndexEntry(key, filler.after() ? Long.MAX_VALUE : Long.MIN_VALUE);
    }

    private List<@Nullable Object[]> intervals() {
        List<@Nullable Object[]> prefixes = new ArrayList<>();
        prefixes.add(new @Nullable Object[0]);
        for (FieldBounds.Points points : equalities) {
            List<@Nullable Object> values = distinct(points.values());
            List<@Nullable Object[]> longer = new ArrayList<>(prefixes.size() * values.size());
            for (@Nullable Object[] prefix : prefixes) {
                for (Object value : values) {
                    @Nullable Object[] next = java.util.Arrays.copyOf(prefix, prefix.length + 1);
                    next[prefix.length] = value;
                    longer.add(next);
                }
            }
            prefixes = longer;
        }
        return prefixes;
    }

    private static List<@Nullable Object> distinct(List<@Nullable Object> values) {
        if (values.size() <= 1) {
            return values;
        }
        TreeSet<@Nullable Object> distinct = new TreeSet<>(KeyOrder.INSTANCE);
        distinct.addAll(values);
        return new ArrayList<>(distinct);
    }
}
