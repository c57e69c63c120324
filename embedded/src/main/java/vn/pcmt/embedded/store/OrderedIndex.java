package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An index, unique or not, as a sorted set of (key, position), which serves equality, {@code $in}, ranges, prefixes and
 * sorting. It is never stored: it is built from the documents when the store starts, so it cannot disagree with them.
 *
 * <p>Guarded by the lock of its collection.
 */
final class OrderedIndex extends Index<Long> {

    private final IndexDefinition definition;
    private final KeyExtraction extraction;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final WriteGuard guard;
    private final TreeSet<IndexEntry> entries = new TreeSet<>(IndexEntry.ORDER);
    private boolean multikey;
    private long bytes;

    OrderedIndex(IndexDefinition definition, WriteGuard guard) {
        super(definition.name(), definition.keys(), definition.sparse());
        this.definition = definition;
        this.extraction = new KeyExtraction(definition.paths(), definition.sparse());
        this.guard = guard;
    }

    IndexDefinition definition() {
        return definition;
    }

    /** Whether some document has several keys here; set once and for all. */
    boolean isMultikey() {
        return multikey;
    }

    boolean isIdIndex() {
        return definition.paths().equals(List.of("_id"));
    }

    NavigableSet<IndexEntry> entries() {
        return entries;
    }

    private KeyExtraction.Keys keysOf(Document document) {
        Document filter = definition.partialFilter();
        if (filter != null && !matcher.matches(document, filter)) {
            return new KeyExtraction.Keys(List.of(), false);
        }
        return extraction.keysOf(document);
    }

    @Override
    public boolean isUnique() {
        return definition.unique();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof OrderedIndex index && definition.sameAs(index.definition);
    }

    /**
     * The position of a document, known to the index of {@code _id} alone: the library asks every index and wants one
     * answer.
     */
    @Override
    public @Nullable Long getPosition(Document document) {
        if (!isIdIndex()) {
            return null;
        }
        IndexEntry found = firstWithKey(extraction.keysOf(document).keys().getFirst());
        return found == null ? null : found.position;
    }

    private @Nullable IndexEntry firstWithKey(@Nullable Object[] key) {
        IndexEntry probe = new IndexEntry(key, Long.MIN_VALUE);
        IndexEntry found = entries.ceiling(probe);
        return found != null && IndexEntry.compareKeys(found, probe) == 0 ? found : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        if (isIdIndex()) {
            guard.checkInsert(document);
        }
        refuseDuplicates(document, null, collection);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Long> collection) {
        if (isIdIndex()) {
            guard.checkUpdate(oldDocument, newDocument);
        }
        Long own = definition.unique() ? ((StoredCollection) collection).positionOf(oldDocument) : null;
        refuseDuplicates(newDocument, own, collection);
    }

    private void refuseDuplicates(Document document, @Nullable Long own, MongoCollection<Long> collection) {
        for (@Nullable Object[] key : keysOf(document).keys()) {
            for (Object value : key) {
                KeyOrder.refuseUnordered(value); // later would be too late: other indexes had changed by then
            }
            if (definition.unique()) {
                IndexEntry found = firstWithKey(key);
                if (found != null && (own == null || found.position != own)) {
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(Arrays.asList(key)));
                }
            }
        }
    }

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {
        if (definition.unique()) {
            refuseDuplicates(document, null, collection); // when an index is built, nobody has checked before
        }
        add(document, position);
    }

    void add(Document document, Long position) {
        KeyExtraction.Keys keys = keysOf(document);
        multikey |= keys.multikey();
        for (@Nullable Object[] key : keys.keys()) {
            IndexEntry entry = new IndexEntry(key, position);
            if (entries.add(entry)) {
                count(entry.estimatedBytes());
            }
        }
    }

    void remove(Document document, Long position) {
        for (@Nullable Object[] key : keysOf(document).keys()) {
            IndexEntry entry = new IndexEntry(key, position);
            if (entries.remove(entry)) {
                count(-entry.estimatedBytes());
            }
        }
    }

    private void count(long change) {
        bytes += change;
        guard.grew(change);
    }

    @Override
    public Long remove(Document document) {
        throw new UnsupportedOperationException("StoredCollection removes by position");
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Long position, MongoCollection<Long> collection) {
        remove(oldDocument, position);
        add(newDocument, position);
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // QueryPlanner decides
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException("QueryPlanner searches");
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return bytes;
    }

    @Override
    public void drop() {
        count(-bytes);
        entries.clear();
    }
}
