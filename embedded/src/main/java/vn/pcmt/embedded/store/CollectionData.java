package vn.pcmt.embedded.store;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection as BSON bytes by position. Bytes are never changed in place, so a reader may keep them
 * while a writer replaces them, and a client can never reach a stored document.
 *
 * <p>A writer holds the write lock from before the append to the journal until the map and the indexes show the change.
 * A compaction relies on this: after it has started a new journal file and then held the lock once, every change of the
 * older file is in the map.
 */
final class CollectionData {

    final int id;
    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ConcurrentSkipListMap<Long, byte[]> documents = new ConcurrentSkipListMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile String database;
    private volatile String name;
    private final @Nullable String idField;
    /** Sequence of the last change; guarded by the lock. */
    long lastSequence;

    CollectionData(Operation.Define definition) {
        this.id = definition.collection();
        this.database = definition.database();
        this.name = definition.name();
        this.idField = definition.idField();
    }

    String database() {
        return database;
    }

    String name() {
        return name;
    }

    @Nullable
    String idField() {
        return idField;
    }

    void rename(String newDatabase, String newName) {
        database = newDatabase;
        name = newName;
    }

    Operation.Define definition() {
        return new Operation.Define(id, database, name, idField);
    }

    ConcurrentSkipListMap<Long, byte[]> documents() {
        return documents;
    }

    /** Stores a document and returns by how many bytes the collection has grown. */
    long put(Long position, byte[] document) {
        byte[] old = documents.put(position, document);
        long growth = document.length - (old == null ? 0 : old.length);
        if (old == null) {
            count.incrementAndGet();
        }
        bytes.addAndGet(growth);
        return growth;
    }

    /** Removes a document and returns its bytes, or null when there was none. */
    byte @Nullable [] remove(Long position) {
        byte[] old = documents.remove(position);
        if (old != null) {
            count.decrementAndGet();
            bytes.addAndGet(-old.length);
        }
        return old;
    }

    void clear() {
        documents.clear();
        count.set(0);
        bytes.set(0);
    }

    int count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }

    long highestPosition() {
        return documents.isEmpty() ? 0 : documents.lastKey();
    }
}
