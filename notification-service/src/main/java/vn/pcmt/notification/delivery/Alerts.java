package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The alerts with their ledger. */
@Component
public class Alerts {

    private static final int TRIES = 8;

    private final MongoOperations mongo;

    Alerts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Adds it unless it is there already: the id says what it is about. True if it is new. */
    boolean add(Alert alert) {
        try {
            mongo.insert(alert);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    /** One alert by its id. */
    public Optional<Alert> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Alert.class));
    }

    /**
     * Reads, changes and saves, again if somebody else changed it in between.
     *
     * @param transition false if there is nothing to save
     * @return the alert as saved; empty if there is no such alert or nothing to save
     */
    public Optional<Alert> change(String id, Predicate<Alert> transition) {
        for (int attempt = 1; ; attempt++) {
            Optional<Alert> found = find(id);
            if (found.isEmpty() || !transition.test(found.get())) {
                return Optional.empty();
            }
            try {
                return Optional.of(mongo.save(found.get()));
            } catch (OptimisticLockingFailureException changed) {
                if (attempt == TRIES) {
                    throw changed;
                }
            }
        }
    }

    /** Ids of those with an e-mail to send or a stopped attempt to look after, longest due first. */
    List<String> mailsDue(Instant now, int most) {
        Query query = Query.query(Criteria.where("sendAt").lte(now))
                .with(Sort.by("sendAt"))
                .limit(most);
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Alert.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Ids of those with an e-mail to send later. */
    List<String> mailsAfter(Instant now) {
        Query query = Query.query(Criteria.where("sendAt").gt(now));
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Alert.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** What an officer was told, latest first. */
    public Page<Alert> inboxOf(String officer, boolean unreadOnly, PageRequest page) {
        return page(inbox(officer, unreadOnly), page);
    }

    /** How much an officer has not opened yet. */
    public long unreadOf(String officer) {
        return mongo.count(Query.query(inbox(officer, true)), Alert.class);
    }

    /** What was told or suppressed about some units, about one obligation of theirs or about all, latest first. */
    public Page<Alert> ledger(Collection<String> units, @Nullable String obligation, PageRequest page) {
        Criteria criteria = Criteria.where("cause.unitKey").in(units);
        return page(
                obligation == null ? criteria : criteria.and("cause.obligation").is(obligation), page);
    }

    private static Criteria inbox(String officer, boolean unreadOnly) {
        Criteria own = Criteria.where("officer").is(officer).and("suppressed").isNull();
        return unreadOnly ? own.and("seenAt").isNull() : own;
    }

    private Page<Alert> page(Criteria criteria, PageRequest page) {
        long total = mongo.count(Query.query(criteria), Alert.class);
        Query query = Query.query(criteria)
                .with(Sort.by(Sort.Order.desc("raisedAt"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        return new Page<>(mongo.find(query, Alert.class), page.page(), page.size(), total);
    }
}
