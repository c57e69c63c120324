package vn.pcmt.notification.silence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.decision.Decision.Verdict;
import vn.pcmt.notification.routing.Matching;
import vn.pcmt.notification.routing.Matter;

/** The silences and declared failures. */
@Component
public class Silences {

    /**
     * That something is not said now.
     *
     * @param verdict {@code SILENCED} or {@code INHIBITED}
     * @param id of the silence or failure
     */
    public record Mute(Verdict verdict, String id, Instant until) {}

    private final MongoOperations mongo;
    private final Matching matching;

    Silences(MongoOperations mongo, Matching matching) {
        this.mongo = mongo;
        this.matching = matching;
    }

    /** What keeps something from being said now; of several, what lasts longest. */
    public Optional<Mute> over(Matter matter, Instant now) {
        return inForce(now).apply(matter);
    }

    /** As {@link #over}, with the silences read once for many. */
    public Function<Matter, Optional<Mute>> inForce(Instant now) {
        List<Silence> inForce = mongo
                .find(
                        Query.query(Criteria.where("until").gt(now))
                                .with(Sort.by(Sort.Order.desc("until"), Sort.Order.asc("id"))),
                        Silence.class)
                .stream()
                .filter(silence -> silence.isInForce(now))
                .toList();
        return matter -> inForce.stream()
                .filter(silence -> matching.matches(silence.matchers(), matter))
                .findFirst()
                .map(silence -> new Mute(
                        silence.type() == Silence.Type.OUTAGE ? Verdict.INHIBITED : Verdict.SILENCED,
                        silence.id(),
                        silence.until()));
    }

    Optional<Silence> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Silence.class));
    }

    /** Those in some areas, the one that ends last first. */
    Page<Silence> list(Silence.Type type, Collection<String> areas, PageRequest page) {
        Criteria criteria = Criteria.where("type").is(type.name()).and("area").in(areas);
        long total = mongo.count(Query.query(criteria), Silence.class);
        Query query = Query.query(criteria)
                .with(Sort.by(Sort.Order.desc("until"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        return new Page<>(mongo.find(query, Silence.class), page.page(), page.size(), total);
    }

    /** Ids of those whose beginning has not been told, and of those that are over and whose end has not. */
    List<String> toTell(Instant now) {
        Criteria due = new Criteria()
                .orOperator(
                        Criteria.where("untold").is(true),
                        Criteria.where("until").lte(now).and("over").is(false));
        return mongo.find(Query.query(due).limit(100), Silence.class).stream()
                .map(Silence::id)
                .toList();
    }

    /** Not by the document's version, which belongs to those who declare and end it. */
    void noteTold(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)), new Update().set("untold", false), Silence.COLLECTION);
    }

    Silence insert(Silence silence) {
        return mongo.insert(silence);
    }

    Silence save(Silence silence) {
        return mongo.save(silence);
    }
}
