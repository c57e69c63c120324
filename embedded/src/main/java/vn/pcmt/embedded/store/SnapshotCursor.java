package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rest of a result, sent in batches of limited size. */
final class SnapshotCursor extends AbstractCursor {

    /** What a server sends when a client does not say how much it wants. */
    static final int DEFAULT_FIRST_BATCH = 101;

    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private final Iterator<DocumentReader.Found> documents;
    private final UnaryOperator<List<Document>> projection;
    private volatile long usedAt = System.nanoTime();

    SnapshotCursor(long id, Iterator<DocumentReader.Found> documents, UnaryOperator<List<Document>> projection) {
        super(id);
        this.documents = documents;
        this.projection = projection;
    }

    /** Time of the last use, by {@link System#nanoTime()}. */
    long usedAt() {
        return usedAt;
    }

    @Override
    public synchronized boolean isEmpty() {
        return !documents.hasNext();
    }

    @Override
    public synchronized List<Document> takeDocuments(int numberToReturn) {
        usedAt = System.nanoTime();
        int wanted = numberToReturn > 0 ? numberToReturn : Integer.MAX_VALUE;
        List<Document> taken = new ArrayList<>();
        for (long bytes = 0; taken.size() < wanted && bytes < BATCH_BYTES && documents.hasNext(); ) {
            DocumentReader.Found found = documents.next();
            taken.add(found.document());
            bytes += found.size();
        }
        return projection.apply(taken);
    }
}
