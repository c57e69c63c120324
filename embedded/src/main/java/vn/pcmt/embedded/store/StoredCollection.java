package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection of the library whose documents are BSON bytes in {@link CollectionData}, whose changes go to the journal
 * first, and whose indexes are real. The library contributes the meaning of queries and update operators.
 *
 * <p>A change goes: check every index and limit, append to the journal, change the map, change the indexes; all under
 * the write lock of the collection. Nothing after the check can fail except the journal, which then stops the store.
 */
final class StoredCollection extends AbstractMongoCollection<Long> {

    private final CollectionData data;
    private final StoreKernel kernel;

    StoredCollection(
            MongoDatabase database,
            CollectionOptions options,
            CursorRegistry cursors,
            CollectionData data,
            StoreKernel kernel) {
        super(database, data.name(), options, cursors);
        this.data = data;
        this.kernel = kernel;
    }

    private List<OrderedIndex> orderedIndexes() {
        return getIndexes().stream().map(OrderedIndex.class::cast).toList();
    }

    List<IndexDefinition> indexDefinitions() {
        return orderedIndexes().stream().map(OrderedIndex::definition).toList();
    }

    private <T> T writing(Supplier<T> action) {
        return holding(data.lock.writeLock(), action);
    }

    private <T> T holding(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            Session.current().sawRecord(data.lastSequence);
            lock.unlock();
        }
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    @Override
    public void addDocument(Document document) {
        writing(() -> {
            super.addDocument(document);
            return document;
        });
    }

    @Override
    public List<Document> insertDocuments(List<Document> documents, boolean isOrdered) {
        return writing(() -> super.insertDocuments(documents, isOrdered));
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return writing(() -> super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return writing(() -> super.findAndModify(query));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return writing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        byte[] bytes = BsonBytes.encode(idFirst(document));
        Long position = kernel.contents().nextPosition();
        kernel.record(data, new Operation.Put(data.id, position, bytes));
        kernel.guard().grew(data.put(position, bytes) + WriteGuard.DOCUMENT_OVERHEAD_BYTES);
        return position;
    }

    private static Document idFirst(Document document) {
        if (!document.containsKey("_id") || document.keySet().iterator().next().equals("_id")) {
            return document;
        }
        Document reordered = new Document("_id", document.get("_id"));
        reordered.putAll(document);
        return reordered;
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        byte[] bytes = BsonBytes.encode(newDocument);
        kernel.record(data, new Operation.Put(data.id, position, bytes));
        kernel.guard().grew(data.put(position, bytes));
    }

    @Override
    public void removeDocument(Document document) {
        writing(() -> {
            Long position = positionOf(document);
            if (position != null) {
                removeDocument(position);
                orderedIndexes().forEach(index -> index.remove(document, position));
            }
            return document;
        });
    }

    @Override
    protected void removeDocument(Long position) {
        kernel.record(data, new Operation.Delete(data.id, position));
        byte[] old = data.remove(position);
        if (old != null) {
            kernel.guard().grew(-old.length - WriteGuard.DOCUMENT_OVERHEAD_BYTES);
        }
    }

    /** The position of a stored document. */
    @Nullable
    Long positionOf(Document document) {
        for (OrderedIndex index : orderedIndexes()) {
            if (index.isIdIndex()) {
                return index.getPosition(document);
            }
        }
        return findDocumentPosition(document);
    }

    /** The library would take the document for a query; its catalogue holds values that look like operators. */
    @Override
    protected @Nullable Long findDocumentPosition(Document document) {
        return streamAllDocumentsWithPosition()
                .filter(stored -> stored.getDocument().equals(document))
                .map(DocumentWithPosition::getPosition)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void addDocumentIfMissing(Document document) {
        writing(() -> {
            if (findDocumentPosition(document) == null) {
                super.addDocument(document);
            }
            return document;
        });
    }

    // ---- indexes and catalogue -----------------------------------------------------------------------------------

    @Override
    public void addIndex(Index<Long> index) {
        writing(() -> {
            try {
                super.addIndex(index);
            } catch (RuntimeException e) {
                index.drop();
                throw e;
            }
            return index;
        });
    }

    @Override
    public void dropIndex(String indexName) {
        writing(() -> {
            super.dropIndex(indexName);
            return indexName;
        });
    }

    @Override
    public void drop() {
        writing(() -> {
            super.drop();
            kernel.record(null, new Operation.Drop(data.id));
            kernel.contents().remove(data.id);
            kernel.guard().grew(-data.bytes() - (long) data.count() * WriteGuard.DOCUMENT_OVERHEAD_BYTES);
            data.clear();
            return data;
        });
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
        writing(() -> {
            super.renameTo(newDatabase, newCollectionName);
            data.rename(newDatabase.getDatabaseName(), newCollectionName);
            kernel.record(data, data.definition());
            return data;
        });
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    @Override
    protected QueryResult queryDocuments(
            @Nullable Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Document filter = query == null ? new Document() : query;
        Document order = orderBy == null || orderBy.isEmpty() ? null : orderBy;
        UnaryOperator<List<Document>> projection = projection(fieldSelector);
        Iterator<DocumentReader.Found> found =
                holding(data.lock.readLock(), () -> search(filter, order, numberToSkip, limit));
        if (batchSize <= 0) {
            return new QueryResult(() -> new Projected(found, projection));
        }
        SnapshotCursor cursor = new SnapshotCursor(cursorRegistry.generateCursorId(), found, projection);
        List<Document> firstBatch = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(firstBatch);
        }
        kernel.cursors().add(cursor, cursorRegistry);
        return new QueryResult(firstBatch, cursor);
    }

    private Iterator<DocumentReader.Found> search(Document filter, @Nullable Document order, int skip, int limit) {
        boolean natural = order == null || order.containsKey("$natural");
        IndexScan scan = new QueryPlanner(orderedIndexes()).plan(filter, natural ? null : order);
        boolean found = scan != null && scan.answers(filter);
        DocumentReader reader =
                new DocumentReader(document -> found || documentMatchesQuery(document, filter), kernel::examined);
        if (scan != null) {
            return reader.read(
                    scan.positions().map(this::bytesAt), natural || scan.ordered() ? null : order, skip, limit, true);
        }
        Map<Long, byte[]> all = isNaturalDescending(order) ? data.documents().descendingMap() : data.documents();
        return reader.read(all.values().stream(), natural ? null : order, skip, limit, filter.isEmpty());
    }

    private UnaryOperator<List<Document>> projection(@Nullable Document fields) {
        if (fields == null || fields.isEmpty()) {
            return documents -> documents;
        }
        return documents -> matchDocumentsFromStream(
                        new Document(), documents.stream(), 0, 0, 0, (Comparator<Document>) null, fields)
                .collectDocuments();
    }

    /** One document after the other, each projected. */
    private record Projected(Iterator<DocumentReader.Found> found, UnaryOperator<List<Document>> projection)
            implements Iterator<Document> {

        @Override
        public boolean hasNext() {
            return found.hasNext();
        }

        @Override
        public Document next() {
            return projection.apply(List.of(found.next().document())).getFirst();
        }
    }

    private byte[] bytesAt(Long position) {
        byte[] bytes = data.documents().get(position);
        if (bytes == null) {
            throw new IllegalStateException("An index of " + getFullName() + " lists a document that does not exist");
        }
        return bytes;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fieldSelector) {
        throw new UnsupportedOperationException("queryDocuments answers every query");
    }

    @Override
    protected Document getDocument(Long position) {
        return BsonBytes.decode(bytesAt(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return data.documents().entrySet().stream().map(StoredCollection::decode);
    }

    private static DocumentWithPosition<Long> decode(Map.Entry<Long, byte[]> entry) {
        return new DocumentWithPosition<>(BsonBytes.decode(entry.getValue()), entry.getKey());
    }

    @Override
    public int count() {
        return holding(data.lock.readLock(), data::count);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // CollectionData counts
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(data.bytes(), Integer.MAX_VALUE);
    }
}
