package vn.pcmt.kit.store;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;

/**
 * Saves many versioned documents by one command, each as {@link MongoTemplate#save} would: by one write, on condition of
 * its own version, with the callbacks before it and the event after it. One document that lost a race does not stop the
 * others.
 */
public final class BulkSaves {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoTemplate mongo;
    private final EntityCallbacks callbacks;
    private final ApplicationEventPublisher events;

    public BulkSaves(MongoTemplate mongo, EntityCallbacks callbacks, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.callbacks = callbacks;
        this.events = events;
    }

    /**
     * Saves documents that were read before, each at most once. They are not to be used afterwards: read them again.
     *
     * @return whether all were saved. If not, some were changed by others meanwhile; the answer of the store does not say
     *     which, so nobody is told of those that were saved: ask the documents
     */
    public <T> boolean saveAll(Class<T> type, Collection<T> read) {
        if (read.isEmpty()) {
            return true;
        }
        String collection = mongo.getCollectionName(type);
        MongoPersistentEntity<?> entity =
                mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        Map<T, Document> written = new LinkedHashMap<>();
        List<ReplaceOneModel<Document>> replacements = new ArrayList<>();
        for (T one : read) {
            T ready = callbacks.callback(BeforeConvertCallback.class, one, collection);
            long before = nextVersion(entity, ready);
            Document document = new Document();
            mongo.getConverter().write(ready, document);
            written.put(ready, document);
            replacements.add(new ReplaceOneModel<>(
                    Filters.and(
                            Filters.eq("_id", document.get("_id")),
                            Filters.eq(entity.getRequiredVersionProperty().getFieldName(), before)),
                    document));
        }
        BulkWriteResult result = mongo.execute(collection, documents -> documents.bulkWrite(replacements, UNORDERED));
        boolean all = Objects.requireNonNull(result).getMatchedCount() == replacements.size();
        if (all) {
            written.forEach((one, document) -> events.publishEvent(new AfterSaveEvent<>(one, document, collection)));
        }
        return all;
    }

    /** Counts the version on and gives the one before. */
    private static long nextVersion(MongoPersistentEntity<?> entity, Object one) {
        MongoPersistentProperty property = entity.getRequiredVersionProperty();
        PersistentPropertyAccessor<Object> fields = entity.getPropertyAccessor(one);
        Object version = fields.getProperty(property);
        if (!(version instanceof Number before)) {
            throw new IllegalArgumentException("a new document cannot be saved on condition of a version");
        }
        fields.setProperty(property, before.longValue() + 1);
        return before.longValue();
    }
}
