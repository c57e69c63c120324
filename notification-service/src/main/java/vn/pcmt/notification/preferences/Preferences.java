package vn.pcmt.notification.preferences;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
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

    /** How long a node may go by what it read before an officer chose something else on another node. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final MongoOperations mongo;
    // An alert is planned by them, and put into words when it is sent.
    private final Cache<String, Preference> lately =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_KEPT).build();

    Preferences(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What an officer wishes, or what is assumed of one who has not said anything; to be read only. */
    public Preference of(String officer) {
        return lately.get(officer, this::stored);
    }

    /** The same of several, by officer. */
    public Map<String, Preference> of(Collection<String> officers) {
        return lately.getAll(officers, this::stored);
    }

    /** As it is in the store now: to be shown, and to be changed. */
    public Preference stored(String officer) {
        Preference said = mongo.findById(officer, Preference.class);
        return said == null ? Preference.unspoken(officer) : said;
    }

    private Map<String, Preference> stored(Set<? extends String> officers) {
        Map<String, Preference> wishes =
                mongo.find(Query.query(Criteria.where("_id").in(officers)), Preference.class).stream()
                        .collect(Collectors.toMap(Preference::officer, Function.identity()));
        officers.forEach(officer -> wishes.computeIfAbsent(officer, Preference::unspoken));
        return wishes;
    }

    Preference save(Preference preference) {
        Preference saved = mongo.save(preference);
        lately.invalidate(saved.officer());
        return saved;
    }

    /** Forgets what an officer wished. */
    public void forget(String officer) {
        mongo.remove(Query.query(Criteria.where("_id").is(officer)), Preference.class);
        lately.invalidate(officer);
    }

    /** For whoever changed the store past this class. */
    public void readAnew() {
        lately.invalidateAll();
    }
}
