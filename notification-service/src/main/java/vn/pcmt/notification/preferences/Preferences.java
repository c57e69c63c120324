package vn.pcmt.notification.preferences;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** The same of several, by officer. */
    public Map<String, Preference> of(Collection<String> officers) {
        Set<String> asked = Set.copyOf(officers);
        Map<String, Preference> wishes =
                mongo.find(Query.query(Criteria.where("_id").in(asked)), Preference.class).stream()
                        .collect(Collectors.toMap(Preference::officer, Function.identity()));
        asked.forEach(officer -> wishes.computeIfAbsent(officer, Preference::unspoken));
        return wishes;
    }

    Preference save(Preference preference) {
        return mongo.save(preference);
    }

    /** Forgets what an officer wished. */
    public void forget(String officer) {
        mongo.remove(Query.query(Criteria.where("_id").is(officer)), Preference.class);
    }
}
