package vn.pcmt.report.expected;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.unit.Unit;

/** What plans in force require, each due for a look when something has changed or time has gone on. */
@Component
@EnableConfigurationProperties(ExpectedSettings.class)
class Requirements {
    /** As many are looked at together, in the time of a lease. */
    private static final int MOST = 500;

    private final MongoOperations store;
    private final VersionedWrites writes;
    private final ExpectedSettings settings;
    private final Clock clock;

    Requirements(MongoOperations store, VersionedWrites writes, ExpectedSettings settings, Clock clock) {
        this.store = store;
        this.writes = writes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Due at once, unless a later state is known.
     *
     * @param latestTemplate latest version of its template
     * @param calendar revision of the working days by which its first deadlines are reckoned
     */
    void keep(PlanStateEvent event, Requirement requirement, int latestTemplate, long calendar) {
        writes.upsertIfNewer(
                OpenRequirement.COLLECTION,
                event.plan().id() + "/" + requirement.id(),
                event.version(),
                new Update()
                        .set("template", requirement.template())
                        .set("frequency", requirement.frequency())
                        .set("scope", requirement.scope())
                        .addToSet("everScope")
                        .each(requirement.scope().toArray())
                        .set("level", requirement.level())
                        .set("firstPeriod", requirement.firstPeriod())
                        .set("lastPeriod", requirement.lastPeriod())
                        .set("deadline", requirement.deadline())
                        .set("asked", event.at())
                        .set("dueAt", Instant.EPOCH)
                        .setOnInsert("seenVersion", latestTemplate)
                        .setOnInsert("seenCalendar", calendar)
                        .setOnInsert("leasedUntil", Instant.EPOCH));
    }

    List<OpenRequirement> all() {
        return store.findAll(OpenRequirement.class);
    }

    /** Those that are there, by id. */
    Map<String, OpenRequirement> find(Collection<String> ids) {
        return store.find(Query.query(Criteria.where("_id").in(ids)), OpenRequirement.class).stream()
                .collect(Collectors.toMap(OpenRequirement::id, Function.identity()));
    }

    /** Those that asked for reports first, and all that name an area of these units; by id. */
    Map<String, OpenRequirement> concerning(List<Report> reports, Collection<Unit> units) {
        Set<String> first = reports.stream().map(Report::requirement).collect(Collectors.toSet());
        Set<String> areas = units.stream()
                .flatMap(unit -> Stream.concat(
                        unit.path().stream(), unit.today().stream().flatMap(place -> place.path().stream())))
                .collect(Collectors.toSet());
        Map<String, OpenRequirement> requirements = new HashMap<>();
        for (Criteria one :
                List.of(Criteria.where("_id").in(first), Criteria.where("scope").in(areas))) {
            store.find(Query.query(one), OpenRequirement.class)
                    .forEach(requirement -> requirements.put(requirement.id(), requirement));
        }
        return requirements;
    }

    /** Working days that were decided on since its deadlines were reckoned make it due. */
    void makeDueBy(long calendar) {
        if (calendar > 0) {
            store.updateMulti(
                    Query.query(new Criteria()
                            .orOperator(
                                    Criteria.where("seenCalendar").is(null),
                                    Criteria.where("seenCalendar").lt(calendar))),
                    Update.update("dueAt", Instant.EPOCH),
                    OpenRequirement.class);
        }
    }

    /** Some that are due, for this node alone, by id; none if there are none. */
    List<OpenRequirement> claim() {
        Instant now = clock.instant();
        Query some = Query.query(dueAt(now)).limit(MOST);
        some.fields().include("_id");
        List<String> ids = store.find(some, Document.class, OpenRequirement.COLLECTION).stream()
                .map(one -> one.getString("_id"))
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        String claim = UUID.randomUUID().toString();
        store.updateMulti(
                Query.query(dueAt(now).and("_id").in(ids)),
                Update.update("leasedUntil", now.plus(settings.lease())).set("claim", claim),
                OpenRequirement.class);
        return store.find(Query.query(Criteria.where("claim").is(claim)).with(Sort.by("_id")), OpenRequirement.class);
    }

    private static Criteria dueAt(Instant now) {
        return Criteria.where("dueAt").lte(now).and("leasedUntil").lte(now);
    }

    /**
     * Gives them back. A change that came meanwhile keeps one due now.
     *
     * @param next when each is due again
     * @param calendar revision of the working days by which their deadlines are reckoned now
     */
    void release(List<OpenRequirement> done, Function<OpenRequirement, Instant> next, long calendar) {
        BulkOperations all = store.bulkOps(BulkOperations.BulkMode.ORDERED, OpenRequirement.class);
        for (OpenRequirement one : done) {
            Query unchanged = Query.query(Criteria.where("_id")
                    .is(one.id())
                    .and("version")
                    .is(one.version())
                    .and("seenVersion")
                    .is(one.seenVersion()));
            all.updateOne(unchanged, Update.update("dueAt", next.apply(one)));
            all.updateOne(
                    Query.query(Criteria.where("_id").is(one.id())),
                    Update.update("leasedUntil", Instant.EPOCH).set("seenCalendar", calendar));
        }
        all.execute();
    }
}
