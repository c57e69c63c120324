package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.preferences.ChannelName;

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

    /**
     * Adds those that are not there yet.
     *
     * @param alerts each with an id of its own
     * @return those that are new, without those that were added just before a known one was met
     */
    List<Alert> add(List<Alert> alerts) {
        try {
            return List.copyOf(mongo.insert(alerts, Alert.class));
        } catch (DuplicateKeyException someAreKnown) {
            return alerts.stream().filter(this::add).toList();
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
        return find(id).flatMap(seen -> change(seen, transition));
    }

    /** As above, from the alert as it was last seen: reads it again only if somebody else changed it since. */
    Optional<Alert> change(Alert seen, Predicate<Alert> transition) {
        Optional<Alert> found = Optional.of(seen);
        for (int attempt = 1; ; attempt++) {
            if (found.isEmpty() || !transition.test(found.get())) {
                return Optional.empty();
            }
            try {
                return Optional.of(mongo.save(found.get()));
            } catch (OptimisticLockingFailureException changed) {
                if (attempt == TRIES) {
                    throw changed;
                }
                found = find(seen.id());
            }
        }
    }

    /** Ids of deliveries by a channel that are due, or whose attempt has stopped; longest due first. */
    List<String> due(ChannelName channel, Instant now, int most) {
        Query query = Query.query(Criteria.where("sendAt").lte(now))
                .with(Sort.by("sendAt"))
                .limit(most);
        if (channel != ChannelName.WEBHOOK) {
            query.addCriteria(Criteria.where("ledger.rows." + channel + ".next").lte(now));
        } else {
            query.addCriteria(Criteria.where("ledger.beside").is(true));
        }
        query.fields().include("ledger.rows");
        return mongo.find(query, org.bson.Document.class, Alert.COLLECTION).stream()
                .flatMap(alert -> dueRows(alert, channel, now))
                .toList();
    }

    private static Stream<String> dueRows(org.bson.Document alert, ChannelName channel, Instant now) {
        org.bson.Document rows = alert.getEmbedded(List.of("ledger", "rows"), new org.bson.Document());
        return rows.entrySet().stream()
                .filter(row -> Lane.parse(row.getKey()).channel() == channel)
                .filter(row -> row.getValue() instanceof org.bson.Document state
                        && state.getDate("next") != null
                        && !state.getDate("next").toInstant().isAfter(now))
                .map(row -> new DeliveryId(alert.getString("_id"), Lane.parse(row.getKey())).toString());
    }

    /** Ids of those with something to send later. */
    List<String> waitingAfter(Instant now) {
        Query query = Query.query(Criteria.where("sendAt").gt(now));
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Alert.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** What is to be told by one digest. */
    public List<Alert> inDigest(String digest) {
        return mongo.find(
                Query.query(Criteria.where("ledger.digest").is(digest)).with(Sort.by("raisedAt", "_id")), Alert.class);
    }

    /** What was told on a lane after one alert and until a time, in the order in which it was raised. */
    public List<Alert> toldOn(Lane lane, Instant after, String afterId, Instant until, int most) {
        Criteria later = new Criteria()
                .orOperator(
                        Criteria.where("raisedAt").gt(after),
                        Criteria.where("raisedAt").is(after).and("_id").gt(afterId));
        Criteria told = Criteria.where("ledger.rows." + lane)
                .exists(true)
                .and("raisedAt")
                .gte(after)
                .lte(until);
        return mongo.find(
                Query.query(new Criteria().andOperator(told, later))
                        .with(Sort.by("raisedAt", "_id"))
                        .limit(most),
                Alert.class);
    }

    /** What some officers were told since a time, the earliest first. */
    public List<Alert> toldSince(Collection<String> officers, Instant since, int most) {
        return mongo.find(
                Query.query(Criteria.where("raisedAt").gte(since).and("officer").in(officers))
                        .with(Sort.by("raisedAt", "_id"))
                        .limit(most),
                Alert.class);
    }

    /** What was told or suppressed about some units in a time; to be closed. */
    public Stream<Alert> raised(Collection<String> units, Instant from, Instant until) {
        return mongo.stream(
                Query.query(Criteria.where("raisedAt")
                        .gte(from)
                        .lt(until)
                        .and("cause.unitKey")
                        .in(units)),
                Alert.class);
    }

    /** How much an officer was told. */
    public long countOf(String officer) {
        return mongo.count(Query.query(Criteria.where("officer").is(officer)), Alert.class);
    }

    /** Ids of what was raised before a time and has nothing left to do, the earliest first. */
    public List<String> over(Instant before, int most) {
        Query query = Query.query(Criteria.where("raisedAt")
                        .lt(before)
                        .and("sendAt")
                        .isNull()
                        .and("outbox.hasPending")
                        .is(false))
                .with(Sort.by("raisedAt"))
                .limit(most);
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Alert.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /** Removes one alert with its ledger. */
    public void forget(String id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), Alert.class);
    }

    /** What an officer was told, latest first. */
    public Page<Alert> inboxOf(String officer, boolean unreadOnly, PageRequest page) {
        return page(inbox(officer, unreadOnly), page);
    }

    /** How much an officer has not opened yet. */
    public long unreadOf(String officer) {
        return mongo.count(Query.query(inbox(officer, true)), Alert.class);
    }

    /**
     * What is asked of the ledger.
     *
     * @param obligation id of what is owed; any if null
     * @param officer who was told; anybody if null
     * @param kind what was said; anything if null
     * @param from raised then or later
     * @param until raised before
     */
    public record Question(
            @Nullable String obligation,
            @Nullable String officer,
            @Nullable AlertKind kind,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * What was told or suppressed, latest first.
     *
     * @param units about which; any if null, for an officer who asks for himself
     */
    public Page<Alert> ledger(@Nullable Collection<String> units, Question question, PageRequest page) {
        Criteria criteria =
                units == null ? new Criteria() : Criteria.where("cause.unitKey").in(units);
        if (question.obligation() != null) {
            criteria.and("cause.obligation").is(question.obligation());
        }
        if (question.officer() != null) {
            criteria.and("officer").is(question.officer());
        }
        if (question.kind() != null) {
            criteria.and("cause.kind").is(question.kind().name());
        }
        if (question.from() != null || question.until() != null) {
            Criteria raised = criteria.and("raisedAt");
            if (question.from() != null) {
                raised.gte(question.from());
            }
            if (question.until() != null) {
                raised.lt(question.until());
            }
        }
        return page(criteria, page);
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
