package vn.pcmt.kit.consume;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/**
 * Conditional writes for read models: an event is applied only if the document has seen none as new. Its version is
 * kept in the field {@value #VERSION}. Events may come twice and in any order; never read first and then write.
 */
public final class VersionedWrites {
    /** Field of a read model that holds the version of the latest event applied. */
    public static final String VERSION = "version";

    private final MongoOperations mongo;

    VersionedWrites(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Applies an update, inserting the document if it does not exist.
     *
     * @param version of the event; written to the document
     * @return whether it was applied; false if the document has this version or a newer one
     */
    public boolean upsertIfNewer(String collection, Object id, long version, Update update) {
        UpdateDefinition versioned = update.set(VERSION, version);
        Query older = Query.query(Criteria.where("_id").is(id).and(VERSION).lt(version));
        try {
            return touched(mongo.upsert(older, versioned, collection));
        } catch (DuplicateKeyException newerOrInsertedMeanwhile) {
            return touched(mongo.updateFirst(older, versioned, collection));
        }
    }

    /**
     * Replaces a document, inserting it if it does not exist.
     *
     * @param document mapped like any entity; its id and version are set to those given
     * @return whether it was replaced; false if the document has this version or a newer one
     */
    public boolean replaceIfNewer(String collection, Object id, long version, Object document) {
        Document stored = new Document();
        mongo.getConverter().write(document, stored);
        stored.put("_id", id);
        stored.put(VERSION, version);
        var older = Filters.and(Filters.eq("_id", id), Filters.lt(VERSION, version));
        try {
            return touched(mongo.execute(
                    collection, documents -> documents.replaceOne(older, stored, new ReplaceOptions().upsert(true))));
        } catch (DuplicateKeyException newerOrInsertedMeanwhile) {
            return touched(mongo.execute(collection, documents -> documents.replaceOne(older, stored)));
        }
    }

    private static boolean touched(@Nullable UpdateResult result) {
        return result != null && (result.getMatchedCount() > 0 || result.getUpsertedId() != null);
    }
}
