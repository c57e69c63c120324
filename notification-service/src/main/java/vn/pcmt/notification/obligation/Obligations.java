package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Relevance;

/** The obligations. Every write is one conditional update, so that events and decisions may come in any order. */
@Component
public class Obligations implements Relevance {

    private final VersionedWrites writes;
    private final MongoOperations mongo;

    Obligations(VersionedWrites writes, MongoOperations mongo) {
        this.writes = writes;
        this.mongo = mongo;
    }

    /** Takes a report event in and makes the obligation due for a look. */
    void apply(ReportEvent event, Instant now) {
        if (event instanceof ReportFlagged flagged) {
            note(flagged, now);
            return;
        }
        ReportState report = event.report();
        Update update = new Update()
                .set("unitKey", report.unitKey())
                .set("template", report.template())
                .set("period", report.period())
                .set("dueAt", report.dueAt())
                .set("state", stateOf(report).name())
                .set("stateSince", event.at())
                .set("nextActionAt", now)
                .unset("claim")
                .setOnInsert("firstSeenAt", now)
                .setOnInsert("chased", false)
                .setOnInsert("returnToTell", false);
        if (event instanceof ReportWithdrawn) {
            // Closed without a word: nothing came in, so nobody is told that a complaint is settled.
            update.unset("told");
        }
        writes.upsertIfNewer(Obligation.COLLECTION, report.id(), event.version(), update);
        if (event instanceof ReportReturned returned) {
            // Kept under its own version whatever came after it: setting it twice changes nothing.
            mongo.updateFirst(
                    byId(report.id()),
                    new Update()
                            .set(
                                    "returns.v" + returned.version(),
                                    new Obligation.Returned(returned.version(), returned.at(), returned.reason()))
                            .set("returnToTell", true)
                            .set("nextActionAt", now)
                            .unset("claim"),
                    Obligation.class);
        }
    }

    /**
     * A flag changes nothing of what is owed, so it is kept beside the fold. If it is the first that is heard of the
     * report, every event of the report still to come is as good as newer.
     */
    private void note(ReportFlagged event, Instant now) {
        ReportState report = event.report();
        Obligation.Flagged flagged = new Obligation.Flagged(
                event.version(),
                event.at(),
                event.openings().stream().map(OpeningFlag::indicator).toList());
        Update update = new Update()
                .set("flags.v" + event.version(), flagged)
                .set("returnToTell", true)
                .set("nextActionAt", now)
                .unset("claim")
                .setOnInsert(VersionedWrites.VERSION, 0L)
                .setOnInsert("unitKey", report.unitKey())
                .setOnInsert("template", report.template())
                .setOnInsert("period", report.period())
                .setOnInsert("dueAt", report.dueAt())
                .setOnInsert("state", stateOf(report).name())
                .setOnInsert("stateSince", event.at())
                .setOnInsert("firstSeenAt", now)
                .setOnInsert("chased", false);
        try {
            mongo.upsert(byId(report.id()), update, Obligation.class);
        } catch (DuplicateKeyException insertedMeanwhile) {
            mongo.updateFirst(byId(report.id()), update, Obligation.class);
        }
    }

    private static Obligation.State stateOf(ReportState report) {
        return switch (report.status()) {
            case EXPECTED -> Obligation.State.OPEN;
            case SUBMITTED, ACCEPTED, CORRECTED, WITHDRAWN -> Obligation.State.CLOSED;
            case RETURNED -> Obligation.State.RETURNED;
        };
    }

    /** Makes everything due for a look that was to be looked at later: what decides when is no longer what it was. */
    void lookAgain(Instant now) {
        mongo.updateMulti(
                Query.query(Criteria.where("nextActionAt").gt(now)),
                new Update().set("nextActionAt", now).unset("claim"),
                Obligation.class);
    }

    /** Ids that are due for a look, returns first, then longest due first. */
    List<String> due(Instant now, Chase.Scope scope, int most) {
        Query query = Query.query(dueIn(now, scope))
                .with(Sort.by(Sort.Order.desc("returnToTell"), Sort.Order.asc("nextActionAt")))
                .limit(most);
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, Obligation.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    /**
     * Takes an obligation for one decision.
     *
     * @param until when another node may take it
     * @return empty if it is not due, or taken
     */
    Optional<Obligation> claim(String id, Instant now, Instant until, Chase.Scope scope) {
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(dueIn(now, scope).and("_id").is(id)),
                new Update().set("claim", UUID.randomUUID().toString()).set("nextActionAt", until),
                FindAndModifyOptions.options().returnNew(true),
                Obligation.class));
    }

    /** Keeps a decision, unless an event came in between: then the obligation is due again and decided anew. */
    boolean keep(Obligation claimed, Chase.Decision decision) {
        Query undisturbed = Query.query(Criteria.where("_id")
                .is(claimed.id())
                .and("claim")
                .is(claimed.claim())
                .and("version")
                .is(claimed.version()));
        Update update = new Update()
                .set("told", decision.told())
                .set("chased", decision.chased())
                .set("suppression", decision.suppression())
                .set("nextActionAt", decision.nextActionAt())
                .set("returnToTell", false)
                .unset("claim");
        return mongo.updateFirst(undisturbed, update, Obligation.class).getMatchedCount() == 1;
    }

    public Optional<Obligation> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Obligation.class));
    }

    /** What is owed by some units, or by all if they are null; the latest deadline first. */
    public Page<Obligation> list(@Nullable Collection<String> units, @Nullable Boolean open, PageRequest page) {
        Criteria criteria = new Criteria();
        if (units != null) {
            criteria = criteria.and("unitKey").in(units);
        }
        if (open != null) {
            criteria = open
                    ? criteria.and("state").ne(Obligation.State.CLOSED.name())
                    : criteria.and("state").is(Obligation.State.CLOSED.name());
        }
        long total = mongo.count(Query.query(criteria), Obligation.class);
        Query query = Query.query(criteria)
                .with(Sort.by(Sort.Order.desc("dueAt"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        return new Page<>(mongo.find(query, Obligation.class), page.page(), page.size(), total);
    }

    /** Nobody is reminded of what is in, nor of a deadline that has been moved, nor told of openings that fit again. */
    @Override
    public boolean stillHolds(AlertCause cause) {
        return find(cause.obligation())
                .map(owed -> cause.kind() == AlertKind.FLAGGED
                        ? owed.isFlagged()
                        : owed.state() != Obligation.State.CLOSED
                                && owed.dueAt().equals(cause.dueAt()))
                .orElse(true);
    }

    private static Criteria dueIn(Instant now, Chase.Scope scope) {
        Criteria due = Criteria.where("nextActionAt").lte(now);
        return scope == Chase.Scope.RETURNS ? due.and("returnToTell").is(true) : due;
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }
}
