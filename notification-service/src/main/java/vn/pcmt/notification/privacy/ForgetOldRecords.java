package vn.pcmt.notification.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.work.DueWork;

/** Removes alerts whose time is over, some at a time, by one node at a time. What is still to be sent stays. */
@Component
class ForgetOldAlerts implements SmartLifecycle {

    private static final String TURNS = "turns";
    private static final String TURN = "forget-old-alerts";

    private final MongoOperations mongo;
    private final Alerts alerts;
    private final PrivacySettings settings;
    private final Clock clock;
    private final DueWork work;

    ForgetOldAlerts(MongoOperations mongo, Alerts alerts, PrivacySettings settings, Clock clock) {
        this.mongo = mongo;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
        this.work = new DueWork(TURN, settings.every(), 4, this::over, alerts::forget);
    }

    /** Ids of what is to be removed now; none if it is another node's turn. */
    List<String> over() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return isMine(now) ? alerts.over(now.minus(settings.ledger()), settings.batch()) : List.of();
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
