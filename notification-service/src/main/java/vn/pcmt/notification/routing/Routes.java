package vn.pcmt.notification.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.alert.ObligationKind;

/** The routes in force, and those that were before. Version 1 is built in; each later one was set by somebody. */
@Component
public class Routes {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoOperations mongo;
    private final Matching matching;
    private final RouteVersion builtIn;
    private volatile Parsed latest;

    /** A version whose tree has been read. */
    private record Parsed(int version, Route tree) {}

    Routes(MongoOperations mongo, Matching matching) {
        this.mongo = mongo;
        this.matching = matching;
        this.builtIn = new RouteVersion(
                1, JSON.writeValueAsString(RouteTree.builtIn()), null, null, Event.SYSTEM, Instant.EPOCH);
        this.latest = new Parsed(1, RouteTree.builtIn());
    }

    /** The way of what is told through the tree in force. */
    public Way way(Matter matter) {
        return inForceNow().apply(matter);
    }

    /** As {@link #way(Matter)}, with the tree read once for many. */
    public Function<Matter, Way> inForceNow() {
        Route tree = current().tree();
        return matter -> way(tree, matter);
    }

    /**
     * Its way through another tree. Reports come in by the thousand and wait for one reviewer: where no route of a tree
     * takes them, but only its root, he is told as the product does it, of many at a time.
     */
    public Way way(Route tree, Matter matter) {
        List<String> areas = matching.areasOf(matter);
        Predicate<List<Matcher>> hold =
                matchers -> matchers.stream().allMatch(matcher -> matcher.matches(matter, areas));
        Way way = RouteTree.walk(tree, hold);
        return matter.owes() == ObligationKind.REVIEW && way.taken().equals(List.of(tree))
                ? RouteTree.walk(RouteTree.builtIn(), hold)
                : way;
    }

    RouteVersion inForce() {
        Query last = new Query().with(Sort.by(Sort.Direction.DESC, "version")).limit(1);
        return Optional.ofNullable(mongo.findOne(last, RouteVersion.class)).orElse(builtIn);
    }

    /** All of them, the latest first. */
    List<RouteVersion> all() {
        List<RouteVersion> set =
                new ArrayList<>(mongo.find(new Query().with(Sort.by(Sort.Direction.DESC, "_id")), RouteVersion.class));
        set.add(builtIn);
        return set;
    }

    Optional<RouteVersion> setBy(String command) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("command").is(command)), RouteVersion.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the version is taken */
    RouteVersion insert(RouteVersion version) {
        return mongo.insert(version);
    }

    static Route treeOf(RouteVersion version) {
        return JSON.readValue(version.tree(), Route.class);
    }

    static String json(Route tree) {
        return JSON.writeValueAsString(tree);
    }

    private Parsed current() {
        RouteVersion inForce = inForce();
        Parsed known = latest;
        if (known.version() != inForce.version()) {
            known = new Parsed(inForce.version(), treeOf(inForce));
            latest = known;
        }
        return known;
    }
}
