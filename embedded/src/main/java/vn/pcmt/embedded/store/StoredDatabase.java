package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database whose catalogue (collections and index descriptions) is stored like any other document. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private static final String INDEXES = "system.indexes";
    private static final String NAMESPACES = "system.namespaces";
    private static final int INDEX_NOT_FOUND = 27;

    private final StoreKernel kernel;
    private final CursorRegistry cursorRegistry;
    /** The description of the index that the library is creating; it hands only part of it on. */
    private @Nullable Document beingCreated;

    StoredDatabase(String name, CursorRegistry cursors, StoreKernel kernel) {
        super(name, cursors);
        this.kernel = kernel;
        this.cursorRegistry = cursors;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected StoredCollection openOrCreateCollection(String collectionName, CollectionOptions options) {
        CollectionData data = kernel.contents().find(databaseName, collectionName);
        if (data == null) {
            Operation.Define definition = kernel.contents().define(databaseName, collectionName, options.getIdField());
            kernel.record(null, definition);
            data = kernel.contents().add(definition);
        }
        return new StoredCollection(this, options, cursorRegistry, data, kernel);
    }

    @Override
    protected MongoCollection<Long> resolveOrCreateCollection(String collectionName) {
        MongoCollection<Long> collection = resolveCollection(collectionName, false);
        if (collection == null && !kernel.isExclusive()) {
            throw new CollectionMissing(collectionName);
        }
        return collection == null ? super.resolveOrCreateCollection(collectionName) : collection;
    }

    /** Creates a collection; the caller has the store to itself. */
    void create(String collectionName) {
        resolveOrCreateCollection(collectionName);
    }

    boolean has(String collectionName) {
        return resolveCollection(collectionName, false) != null;
    }

    // ---- indexes -------------------------------------------------------------------------------------------------

    @Override
    protected void addIndex(Document description) {
        IndexDefinition wanted = IndexDefinition.of(description);
        if (exists((String) description.get("ns"), wanted)) {
            return;
        }
        // Indexing a collection that does not exist creates it, and with it another index.
        resolveOrCreateCollection(extractCollectionName(description));
        beingCreated = description;
        try {
            super.addIndex(description);
        } finally {
            beingCreated = null;
        }
    }

    private String extractCollectionName(Document description) {
        return CommandFields.required(description, "ns", String.class).substring(databaseName.length() + 1);
    }

    private boolean exists(@Nullable String namespace, IndexDefinition wanted) {
        for (Document known : descriptions()) {
            if (!Objects.equals(known.get("ns"), namespace)) {
                continue;
            }
            IndexDefinition existing = IndexDefinition.of(known);
            if (existing.name().equals(wanted.name())) {
                if (existing.sameAs(wanted)) {
                    return true;
                }
                throw new MongoServerError(
                        86,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index but other keys or options: "
                                + wanted.name());
            }
        }
        return false;
    }

    private List<Document> descriptions() {
        MongoCollection<Long> collection = indexes.get();
        List<Document> descriptions = new ArrayList<>();
        if (collection != null) {
            collection.queryAll().forEach(descriptions::add);
        }
        return descriptions;
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return index(collectionName, indexName);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return index(collectionName, indexName);
    }

    private Index<Long> index(String collectionName, String indexName) {
        String namespace = getFullCollectionNamespace(collectionName);
        Document description = beingCreated;
        if (description == null) {
            description = descriptions().stream()
                    .filter(known -> namespace.equals(known.get("ns")) && indexName.equals(known.get("name")))
                    .findFirst()
                    .orElseThrow();
        }
        return new OrderedIndex(IndexDefinition.of(description), kernel.guard());
    }

    /** Drops indexes of one collection; the library would also drop those of other collections with the same name. */
    Document dropIndexes(String collectionName, @Nullable Object which) {
        MongoCollection<Long> collection = resolveCollection(collectionName, false);
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
        }
        int before = collection.getNumIndexes();
        if (which instanceof List<?> names) {
            names.forEach(name -> dropIndex(collection, name));
        } else {
            dropIndex(collection, which);
        }
        return new Document("nIndexesWas", before).append("ok", 1.0);
    }

    private void dropIndex(MongoCollection<Long> collection, @Nullable Object which) {
        List<Document> chosen = descriptions().stream()
                .filter(known -> collection.getFullName().equals(known.get("ns")))
                .filter(known -> "*".equals(which)
                        ? !isPrimaryKeyIndex((Document) known.get("key"))
                        : Objects.equals(known.get("name"), which) || Objects.equals(known.get("key"), which))
                .toList();
        if (chosen.isEmpty() && !"*".equals(which)) {
            throw new MongoServerError(INDEX_NOT_FOUND, "IndexNotFound", "index not found with name [" + which + "]");
        }
        for (Document description : chosen) {
            if (isPrimaryKeyIndex((Document) description.get("key"))) {
                throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
            }
            removeIndex(collection, description);
        }
    }

    private void removeIndex(MongoCollection<Long> collection, Document description) {
        collection.dropIndex((String) description.get("name"));
        Objects.requireNonNull(indexes.get()).removeDocument(description);
    }

    @Override
    public void dropCollection(String collectionName, de.bwaldvogel.mongo.oplog.Oplog oplog) {
        MongoCollection<Long> collection = resolveCollection(collectionName, true);
        for (Document description : descriptions()) {
            if (collection.getFullName().equals(description.get("ns"))) {
                removeIndex(collection, description);
            }
        }
        super.dropCollection(collectionName, oplog);
    }

    // ---- the rest ------------------------------------------------------------------------------------------------

    Set<String> collectionNames() {
        Set<String> names = new java.util.TreeSet<>();
        for (CollectionData data : kernel.contents().collections()) {
            if (data.database().equals(databaseName)
                    && !Set.of(INDEXES, NAMESPACES).contains(data.name())) {
                names.add(data.name());
            }
        }
        return names;
    }

    List<StoredCollection> collections() {
        return collectionNames().stream()
                .map(name -> (StoredCollection) resolveCollection(name, false))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    protected long getFileSize() {
        return collectionNames().stream()
                .map(name -> kernel.contents().find(databaseName, name))
                .filter(Objects::nonNull)
                .mapToLong(CollectionData::bytes)
                .sum();
    }

    @Override
    protected long getStorageSize() {
        return getFileSize();
    }

    Document summary() {
        return new Document("name", databaseName)
                .append("sizeOnDisk", getFileSize())
                .append("empty", collectionNames().isEmpty());
    }
}
