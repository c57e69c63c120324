package vn.pcmt.plan.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/** One change of the order of a plan's tasks at a time, over all nodes. */
@Component
class DependencyTurn {
    private static final String COLLECTION = "dependency_turns";
    /** Longer than moving the largest plan takes. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoTemplate mongo;
    private final Clock clock;

    DependencyTurn(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @throws Refusal {@code dependencies-in-change} if another command has the turn */
    void take(String planId, String command) {
        Instant now = clock.instant();
        Criteria mine = where("_id")
                .is(planId)
                .orOperator(where("holder").is(command), where("until").lt(now));
        Update hold = new Update().set("holder", command).set("until", now.plus(LEASE));
        if (mongo.updateFirst(query(mine), hold, COLLECTION).getMatchedCount() > 0) {
            return;
        }
        try {
            mongo.insert(
                    new Document("_id", planId).append("holder", command).append("until", now.plus(LEASE)), COLLECTION);
        } catch (DuplicateKeyException taken) {
            throw new Refusal(Refusal.Kind.CONFLICT, "dependencies-in-change");
        }
    }

    void release(String planId, String command) {
        mongo.remove(query(where("_id").is(planId).and("holder").is(command)), COLLECTION);
    }
}
