package vn.pcmt.embedded.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All collections of the store, without their indexes, which are built from the documents. */
final class StoreContents {

    private final Map<Integer, CollectionData> collections = new ConcurrentHashMap<>();
    private final AtomicInteger lastCollection = new AtomicInteger();
    private final AtomicLong lastPosition = new AtomicLong();

    Collection<CollectionData> collections() {
        return collections.values();
    }

    Set<String> databases() {
        Set<String> names = new TreeSet<>();
        collections.values().forEach(collection -> names.add(collection.database()));
        return names;
    }

    @Nullable
    CollectionData find(String database, String name) {
        for (CollectionData collection : collections.values()) {
            if (collection.database().equals(database) && collection.name().equals(name)) {
                return collection;
            }
        }
        return null;
    }

    Operation.Define define(String database, String name, @Nullable String idField) {
        return new Operation.Define(lastCollection.incrementAndGet(), database, name, idField);
    }

    CollectionData add(Operation.Define definition) {
        CollectionData collection = new CollectionData(definition);
        collections.put(definition.collection(), collection);
        return collection;
    }

    void remove(int collection) {
        collections.remove(collection);
    }

    long nextPosition() {
        return lastPosition.incrementAndGet();
    }

    long documents() {
        return collections.values().stream().mapToLong(CollectionData::count).sum();
    }

    long documentBytes() {
        return collections.values().stream().mapToLong(CollectionData::bytes).sum();
    }

    /** Applies operations one after the other while the store starts. */
    final class Replay {

        private final Set<Integer> unknown = new HashSet<>();
        private long puts;
        private @Nullable Long announced;

        void apply(Operation operation) {
            switch (operation) {
                case Operation.Define define -> {
                    CollectionData known = collections.get(define.collection());
                    if (known == null) {
                        add(define);
                    } else {
                        known.rename(define.database(), define.name());
                    }
                    unknown.remove(define.collection());
                    lastCollection.accumulateAndGet(define.collection(), Math::max);
                }
                case Operation.Put put -> {
                    CollectionData target = target(put.collection());
                    if (target != null) {
                        target.put(put.position(), put.document());
                    }
                    puts++;
                    lastPosition.accumulateAndGet(put.position(), Math::max);
                }
                case Operation.Delete delete -> {
                    CollectionData target = target(delete.collection());
                    if (target != null) {
                        target.remove(delete.position());
                    }
                }
                case Operation.Drop drop -> {
                    collections.remove(drop.collection());
                    unknown.remove(drop.collection());
                    lastCollection.accumulateAndGet(drop.collection(), Math::max);
                }
                case Operation.End end -> announced = end.documents();
            }
        }

        /**
         * A snapshot is taken while writers go on, so a journal after it may change a collection that the snapshot lacks
         * because it was dropped later in that journal.
         */
        private @Nullable CollectionData target(int collection) {
            CollectionData target = collections.get(collection);
            if (target == null) {
                unknown.add(collection);
            }
            return target;
        }

        /** True when the snapshot read so far is complete. */
        boolean snapshotIsComplete() {
            return announced != null && announced == puts;
        }

        boolean everyCollectionIsKnown() {
            return unknown.isEmpty();
        }
    }
}
