package vn.pcmt.notification.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.work.DueWork;
import vn.pcmt.notification.work.Retained;

/**
 * Removes alerts whose time is over, and what else is retained about them, some at a time, by one node at a time. What is
 * still to be sent stays, and so does what is still owed.
 */
@Component
class ForgetOldRecords implements SmartLifecycle {

    private static final String TURNS = "turns";
    private static final String TURN = "forget-old-alerts";

    private final MongoOperations mongo;
    private final Alerts alerts;
    private final List<Retained> others;
    private final PrivacySettings settings;
    private final Clock clock;
    private final DueWork work;

    ForgetOldRecords(
            MongoOperations mongo, Alerts alerts, List<Retained> others, PrivacySettings settings, Clock clock) {
        this.mongo = mongo;
        this.alerts = alerts;
        this.others = List.copyOf(others);
        this.settings = settings;
        this.clock = clock;
        this.work = new DueWork(TURN, settings.every(), 4, this::over, alerts::forget);
    }

    /** Ids of the alerts to be removed now, when all else has been; none if it is another node's turn. */
    List<String> over() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!isMine(now)) {
            return List.of();
        }
        Instant before = now.minus(settings.ledger());
        others.forEach(other -> forget(other, before));
        return alerts.over(before, settings.batch());
    }

    private void forget(Retained what, Instant before) {
        Query oldest = Query.query(what.over(before)).with(Sort.by(what.age())).limit(settings.batch());
        oldest.fields().include("_id");
        List<Object> ids = mongo.find(oldest, org.bson.Document.class, what.collection()).stream()
                .map(document -> document.get("_id"))
                .toList();
        if (!ids.isEmpty()) {
            // Asked again, for something may have come to one of them meanwhile.
            mongo.remove(Query.query(what.over(before).and("_id").in(ids)), what.collection());
        }
    }

    private boolean isMine(Instant now) {
        try {
            mongo.findAndModify(
                    Query.query(Criteria.where("_id").is(TURN).and("until").lte(now)),
                    new Update().set("until", now.plus(settings.every().dividedBy(2))),
                    FindAndModifyOptions.options().upsert(true),
                    org.bson.Document.class,
                    TURNS);
            return true;
        } catch (DuplicateKeyException anothers) {
            return false;
        }
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() {
        work.stop();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
