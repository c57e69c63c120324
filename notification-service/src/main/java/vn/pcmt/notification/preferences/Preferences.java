package vn.pcmt.notification.preferences;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The wishes of the officers. */
@Component
public class Preferences {

    private final MongoOperations mongo;

    Preferences(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What an officer wishes, or what is assumed of one who has not said anything. */
    public Preference of(String officer) {
        Preference said = mongo.findById(officer, Preference.class);
        return said == null ? Preference.unspoken(officer) : said;
    }

    Preference save(Preference preference) {
        return mongo.save(preference);
    }

    /** Forgets what an officer wished. */
    public void forget(String officer) {
        mongo.remove(Query.query(Criteria.where("_id").is(officer)), Preference.class);
    }
}
