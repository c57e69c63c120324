package vn.pcmt.plan.unit;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/**
 * One reorganisation at a time, over all nodes: the rules of the next are judged on the finished result of the one
 * before. Held by the reorganisation, not by the node, so that a repetition after a crash takes it up again at once.
 */
@Component
class ReorganisationTurn {
    private static final String COLLECTION = "reorganisation_turn";
    private static final String ID = "turn";
    /** Far longer than the reorganisation of a country takes. A turn outlived is harmless: every write is guarded. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final MongoTemplate mongo;
    private final Clock clock;

    ReorganisationTurn(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Takes the turn, and waits for it a little: a registration has it for milliseconds.
     *
     * @throws Refusal {@code reorganisation-in-progress} if another one keeps the turn
     */
    void take(String reorganisation) {
        for (int attempt = 1; !tryTake(reorganisation); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new Refusal(Refusal.Kind.CONFLICT, "reorganisation-in-progress");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean tryTake(String reorganisation) {
        Instant now = clock.instant();
        Criteria mine = where("_id")
                .is(ID)
                .orOperator(where("holder").is(reorganisation), where("until").lt(now));
        Update hold = new Update().set("holder", reorganisation).set("until", now.plus(LEASE));
        if (mongo.updateFirst(query(mine), hold, COLLECTION).getMatchedCount() > 0) {
            return true;
        }
        try {
            mongo.insert(
                    new Document("_id", ID).append("holder", reorganisation).append("until", now.plus(LEASE)),
                    COLLECTION);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    void release(String reorganisation) {
        mongo.remove(query(where("_id").is(ID).and("holder").is(reorganisation)), COLLECTION);
    }
}
