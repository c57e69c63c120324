package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Obligations that are due for a look: found, taken by one node at a time, and given back with what was decided. */
@Component
class DueObligations {

    /** What was decided about an obligation as it was when it was claimed. */
    record Decided(Obligation claimed, Chase.Decision decision) {}

    private final MongoOperations mongo;

    DueObligations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Ids that are due for a look, returns first, then longest due first. */
    List<String> due(Instant now, Chase.Scope scope, int most) {
        Query query = Query.query(dueIn(now, scope))
                .with(Sort.by(Sort.Order.desc("returnToTell"), Sort.Order.asc("nextActionAt")))
                .limit(most);
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Obligation.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /**
     * Takes obligations for one decision each.
     *
     * @param until when another node may take them
     * @return those that are due and not taken
     */
    List<Obligation> claim(Collection<String> ids, Instant now, Instant until, Chase.Scope scope) {
        String claim = UUID.randomUUID().toString();
        mongo.updateMulti(
                Query.query(dueIn(now, scope).and("_id").in(ids)),
                new Update().set("claim", claim).set("nextActionAt", until),
                Obligation.class);
        // An event that came in between has taken its claim away.
        return mongo.find(Query.query(Criteria.where("_id").in(ids).and("claim").is(claim)), Obligation.class);
    }

    /** One that was claimed, as it is now; empty if the claim was taken away or has ended. */
    Optional<Obligation> stillClaimed(Obligation claimed, Instant now) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(Criteria.where("_id")
                        .is(claimed.id())
                        .and("claim")
                        .is(claimed.claim())
                        .and("nextActionAt")
                        .gt(now)),
                Obligation.class));
    }

    /** Keeps decisions, except where an event came in between: then the obligation is due again and decided anew. */
    void keep(Collection<Decided> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        BulkOperations writes = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Obligation.class);
        for (Decided decided : decisions) {
            Obligation claimed = decided.claimed();
            Chase.Decision decision = decided.decision();
            Query undisturbed = Query.query(Criteria.where("_id")
                    .is(claimed.id())
                    .and("claim")
                    .is(claimed.claim())
                    .and("version")
                    .is(claimed.version()));
            Update update = new Update()
                    .set("told", decision.told())
                    .set("chased", decision.chased())
                    .set("suppression", decision.suppression())
                    .set("pursued", decision.pursuit())
                    .set("nextActionAt", decision.nextActionAt())
                    .set("returnToTell", false)
                    .unset("claim");
            writes.updateOne(undisturbed, update);
        }
        writes.execute();
    }

    private static Criteria dueIn(Instant now, Chase.Scope scope) {
        Criteria due = Criteria.where("nextActionAt").lte(now);
        return scope == Chase.Scope.RETURNS ? due.and("returnToTell").is(true) : due;
    }
}
