package vn.pcmt.report.review;

import java.time.Clock;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.review.CleanAcceptance.Outcome;

/** Remembers which acceptances of all clean reports were begun, and what came of them. */
@Component
class CleanAcceptances {

    private final MongoOperations store;
    private final Clock clock;

    CleanAcceptances(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The one that was begun under this key, or a new one.
     *
     * @throws Refusal {@code idempotency-key-reused} if the key was used for something else
     */
    CleanAcceptance begin(Object wanted, Caller caller, IdempotencyKey key) {
        String id = key.newId("acceptance", caller.id());
        String fingerprint = Fingerprint.of(caller, "accept-clean", wanted);
        CleanAcceptance before = store.findById(id, CleanAcceptance.class);
        if (before == null) {
            try {
                return store.insert(new CleanAcceptance(id, fingerprint, caller.id(), clock.instant(), null));
            } catch (DuplicateKeyException twiceAtOnce) {
                before = Objects.requireNonNull(store.findById(id, CleanAcceptance.class));
            }
        }
        if (!before.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return before;
    }

    /** The first to finish has the word, should the command have been sent twice at once. */
    CleanAcceptance keep(CleanAcceptance begun, Outcome outcome) {
        store.updateFirst(
                Query.query(Criteria.where("_id").is(begun.id()).and("outcome").isNull()),
                Update.update("outcome", outcome),
                CleanAcceptance.class);
        return Objects.requireNonNull(store.findById(begun.id(), CleanAcceptance.class));
    }
}
