package vn.pcmt.report.view;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the totals were told to a client, such as {@code 2.120.98.77}: the generation of the totals, then the next offset
 * of each partition of its topic. The same on every instance, so a client may resume on another one.
 */
record LivePosition(long[] next) {

    static Optional<LivePosition> parse(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}(\\.\\d{1,18})*")) {
            return Optional.empty();
        }
        return Optional.of(new LivePosition(
                Arrays.stream(text.split("\\.", -1)).mapToLong(Long::parseLong).toArray()));
    }

    /** @param place of the partition: one more than its number */
    boolean isBefore(int place, long offset) {
        return next[place] <= offset;
    }

    /** Whether this position lies between two others, both included, in every partition. */
    boolean isWithin(long[] earliest, long[] latest) {
        if (next.length != earliest.length) {
            return false;
        }
        for (int partition = 0; partition < next.length; partition++) {
            if (next[partition] < earliest[partition] || next[partition] > latest[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LivePosition position && Arrays.equals(next, position.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return Arrays.stream(next).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
