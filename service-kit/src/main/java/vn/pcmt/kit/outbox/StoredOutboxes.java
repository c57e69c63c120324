package vn.pcmt.kit.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/** The outboxes in the store, as the relay sees them: documents of any type with a field {@code outbox}. */
class StoredOutboxes {
    private static final String ID = "_id";
    private static final String VERSION = "outbox.version";
    private static final String HAS_PENDING = "outbox.hasPending";
    private static final String PENDING = "outbox.pending";
    private static final String LEASE = "outbox.relay";
    private static final String OWNER = "outbox.relay.owner";
    private static final String UNTIL = "outbox.relay.until";

    private final MongoOperations mongo;
    private final Clock clock;

    StoredOutboxes(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    void ensureIndex(String collection) {
        in(collection).createIndex(new Document(HAS_PENDING, 1));
    }

    /** Takes over documents whose events nobody else may publish now; none if nothing is left behind. */
    List<WaitingDocument> claimLeft(
            OutboxSource source, String node, Instant until, Collection<Object> except, int most) {
        MongoCollection<Document> documents = in(source.collection());
        List<Object> ids = new ArrayList<>();
        documents
                .find(Filters.and(claimable(node), Filters.nin(ID, except)))
                .projection(Projections.include(ID))
                .limit(most)
                .forEach(document -> ids.add(document.get(ID)));
        if (ids.isEmpty()) {
            return List.of();
        }
        documents.updateMany(Filters.and(Filters.in(ID, ids), claimable(node)), lease(node, until));
        List<WaitingDocument> claimed = new ArrayList<>();
        documents
                .find(Filters.and(Filters.in(ID, ids), Filters.eq(HAS_PENDING, true), Filters.eq(OWNER, node)))
                .projection(Projections.include("outbox"))
                .forEach(document -> claimed.add(WaitingDocument.of(source, document)));
        return claimed;
    }

    /** Takes over one document, unless another node publishes its events or there are none. */
    Optional<WaitingDocument> claim(OutboxSource source, Object id, String node, Instant until) {
        Document found = in(source.collection())
                .findOneAndUpdate(
                        Filters.and(Filters.eq(ID, id), claimable(node)),
                        lease(node, until),
                        new FindOneAndUpdateOptions()
                                .projection(Projections.include("outbox"))
                                .returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(found).map(document -> WaitingDocument.of(source, document));
    }

    private static Bson lease(String node, Instant until) {
        return Updates.set(LEASE, new Document("owner", node).append("until", Date.from(until)));
    }

    private Bson claimable(String node) {
        return Filters.and(
                Filters.eq(HAS_PENDING, true),
                Filters.or(
                        Filters.exists(LEASE, false),
                        Filters.eq(LEASE, null),
                        Filters.eq(OWNER, node),
                        Filters.lt(UNTIL, Date.from(clock.instant()))));
    }

    /**
     * Removes events the broker has acknowledged. A document that has not changed since is cleared by one conditional
     * update; from the others only what was published is pulled, and they are returned by their ids.
     */
    Collection<Object> remove(String collection, Collection<WaitingDocument> published) {
        List<UpdateOneModel<Document>> clears = new ArrayList<>();
        for (WaitingDocument document : published) {
            clears.add(new UpdateOneModel<>(
                    Filters.and(Filters.eq(ID, document.id()), Filters.eq(VERSION, document.lastVersion())),
                    Updates.combine(
                            Updates.set(PENDING, List.of()), Updates.set(HAS_PENDING, false), Updates.unset(LEASE))));
        }
        BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
        if (in(collection).bulkWrite(clears, unordered).getMatchedCount() == clears.size()) {
            return Set.of();
        }
        List<UpdateOneModel<Document>> pulls = new ArrayList<>();
        for (WaitingDocument document : published) {
            pulls.add(new UpdateOneModel<>(
                    Filters.and(Filters.eq(ID, document.id()), Filters.gt(VERSION, document.lastVersion())),
                    Updates.pull(PENDING, Filters.in("id", document.eventIds()))));
        }
        in(collection).bulkWrite(pulls, unordered);
        List<Object> changed = new ArrayList<>();
        in(collection)
                .find(Filters.and(
                        Filters.in(
                                ID, published.stream().map(WaitingDocument::id).toList()),
                        Filters.eq(HAS_PENDING, true)))
                .projection(Projections.include(ID))
                .forEach(document -> changed.add(document.get(ID)));
        return changed;
    }

    /** Gives up the right to publish, so that another node need not wait for the lease to end. */
    void release(String collection, String node) {
        in(collection)
                .updateMany(Filters.and(Filters.eq(HAS_PENDING, true), Filters.eq(OWNER, node)), Updates.unset(LEASE));
    }

    /** How many documents wait. */
    long waiting(String collection) {
        return in(collection).countDocuments(Filters.eq(HAS_PENDING, true));
    }

    /** When the oldest waiting event happened, looking at the first thousand documents. */
    Optional<Instant> oldest(String collection) {
        List<Date> times = new ArrayList<>();
        in(collection)
                .find(Filters.eq(HAS_PENDING, true))
                .projection(Projections.include("outbox.pending.at"))
                .limit(1000)
                .forEach(document -> WaitingDocument.pending(document).stream()
                        .map(event -> event.getDate("at"))
                        .forEach(times::add));
        return times.stream().min(Date::compareTo).map(Date::toInstant);
    }

    private MongoCollection<Document> in(String collection) {
        return mongo.getCollection(collection);
    }
}
