package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns stored bytes into the documents that match a query.
 *
 * <p>It keeps references to bytes, not decoded documents, so that a large result costs little memory until it is sent;
 * as bytes never change, the result is what was stored at the moment of the query.
 */
final class DocumentReader {

    private final Predicate<Document> filter;
    private final Runnable examined;

    DocumentReader(Predicate<Document> filter, Runnable examined) {
        this.filter = filter;
        this.examined = examined;
    }

    /** A document that matches, and the bytes it takes. */
    record Found(Document document, int size) {}

    /** What sorting needs of a document: the values that matter, and the bytes to decode it from again. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Sortable(@Nullable Object[] keys, byte[] bytes) {}

    /**
     * Reads; called under the lock of the collection. The iterator is used after it.
     *
     * @param order null when the candidates come in the right order
     * @param fewExamined whether finding {@code limit} documents examines few others, so that it may be done under the
     *     lock
     */
    Iterator<Found> read(
            Stream<byte[]> candidates, @Nullable Document order, int skip, int limit, boolean fewExamined) {
        if (order == null && limit > 0 && fewExamined) {
            return window(candidates.map(this::examine).filter(Objects::nonNull), skip, limit)
                    .toList()
                    .iterator();
        }
        List<byte[]> snapshot = candidates.toList();
        Stream<Found> matching = snapshot.stream().map(this::examine).filter(Objects::nonNull);
        return window(order == null ? matching : sorted(snapshot, order), skip, limit)
                .iterator();
    }

    private static <T> Stream<T> window(Stream<T> found, int skip, int limit) {
        Stream<T> rest = skip > 0 ? found.skip(skip) : found;
        return limit > 0 ? rest.limit(limit) : rest;
    }

    private Stream<Found> sorted(List<byte[]> snapshot, Document orderBy) {
        SortOrder order = new SortOrder(orderBy);
        return snapshot.stream()
                .map(bytes -> sortable(bytes, order))
                .filter(Objects::nonNull)
                .sorted((left, right) -> order.compare(left.keys(), right.keys()))
                .map(sortable -> new Found(BsonBytes.decode(sortable.bytes()), sortable.bytes().length));
    }

    private @Nullable Sortable sortable(byte[] bytes, SortOrder order) {
        Found found = examine(bytes);
        return found == null ? null : new Sortable(order.valuesOf(found.document()), bytes);
    }

    private @Nullable Found examine(byte[] bytes) {
        examined.run();
        Document document = BsonBytes.decode(bytes);
        return filter.test(document) ? new Found(document, bytes.length) : null;
    }
}
