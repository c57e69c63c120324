package vn.pcmt.embedded.store;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One key of one document in an index, or a bound of a search. Shorter bounds are padded with edges. */
final class IndexEntry {

    static final Comparator<IndexEntry> ORDER = (left, right) -> {
        int byKey = compareKeys(left, right);
        return byKey != 0 ? byKey : Long.compare(left.position, right.position);
    };

    /** What an entry costs in memory beside its values: the tree node, this object and its array. */
    private static final int OVERHEAD_BYTES = 112;

    final @Nullable Object[] values;
    final long position;

    IndexEntry(@Nullable Object[] values, long position) {
        this.values = values;
        this.position = position;
    }

    static int compareKeys(IndexEntry left, IndexEntry right) {
        for (int i = 0; i < left.values.length; i++) {
            int order = KeyOrder.INSTANCE.compare(left.values[i], right.values[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    long estimatedBytes() {
        long bytes = OVERHEAD_BYTES;
        for (Object value : values) {
            bytes += value instanceof String text ? 48 + text.length() : 24;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + "@" + position;
    }
}
