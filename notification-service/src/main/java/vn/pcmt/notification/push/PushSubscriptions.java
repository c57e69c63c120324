package vn.pcmt.notification.push;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The browsers in which officers asked to be told. */
@Component
public class PushSubscriptions {

    /**
     * A browser as its officer is shown it.
     *
     * @param service host of its push service
     */
    public record Browser(String id, String service, Instant since) {
        static Browser of(PushSubscription subscription) {
            return new Browser(subscription.id(), subscription.endpoint().getHost(), subscription.addedAt());
        }
    }

    private final MongoOperations mongo;

    PushSubscriptions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Of one officer, the one that asked first at the front. */
    public List<Browser> browsersOf(String officer) {
        return of(officer).stream().map(Browser::of).toList();
    }

    List<PushSubscription> of(String officer) {
        return mongo.find(
                Query.query(Criteria.where("officer").is(officer)).with(Sort.by("addedAt", "_id")),
                PushSubscription.class);
    }

    /** A browser belongs to whoever asked last in it, so that nobody is told in another's name. */
    void save(PushSubscription subscription) {
        mongo.save(subscription);
    }

    /** What the push service no longer knows. */
    void remove(String id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), PushSubscription.class);
    }

    void remove(String id, String officer) {
        mongo.remove(Query.query(Criteria.where("_id").is(id).and("officer").is(officer)), PushSubscription.class);
    }

    /** Forgets all browsers of an officer. */
    public void forget(String officer) {
        mongo.remove(Query.query(Criteria.where("officer").is(officer)), PushSubscription.class);
    }
}
