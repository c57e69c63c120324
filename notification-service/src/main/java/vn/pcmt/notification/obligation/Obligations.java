package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Relevance;
import vn.pcmt.notification.grouping.Roll;

/** The obligations. Every write is one conditional update, so that events and decisions may come in any order. */
@Component
public class Obligations implements Relevance, Roll {

    /** Where something is owed, and until when. */
    record Place(String unitKey, Instant dueAt) {}

    private final VersionedWrites writes;
    private final MongoOperations mongo;

    Obligations(VersionedWrites writes, MongoOperations mongo) {
        this.writes = writes;
        this.mongo = mongo;
    }

    /** Takes a state in and makes the obligation due for a look. */
    void apply(Debt debt, Place place, Instant now) {
        Update update = new Update()
                .set("unitKey", place.unitKey())
                .set("template", debt.template())
                .set("period", debt.period())
                .set("dueAt", place.dueAt())
                .set("seat", debt.seat().moves() ? debt.seat() : null)
                .set("term", debt.term().moves() ? debt.term() : null)
                .set("state", debt.state().name())
                .set("stateSince", debt.at())
                .set("about", debt.subject())
                .set("resting", debt.resting())
                .set("opening", debt.opening())
                .set("nextActionAt", now)
                .unset("claim")
                .setOnInsert("firstSeenAt", now)
                .setOnInsert("chased", false)
                .setOnInsert("returnToTell", false);
        if (debt.silent()) {
            // Closed without a word: nothing came in, so nobody is told that a complaint is settled.
            update.unset("told");
        }
        if (debt.ends() != null) {
            update.set("ended", new Obligation.Ended(debt.version(), debt.at()));
        }
        boolean newest = writes.upsertIfNewer(Obligation.COLLECTION, debt.id(), debt.version(), update);
        if (!newest && debt.ends() != null) {
            noteEnd(debt.id(), new Obligation.Ended(debt.version(), debt.at()));
        }
        if (debt.returned() != null) {
            // Kept under its own version whatever came after it: setting it twice changes nothing.
            mongo.updateFirst(
                    byId(debt.id()),
                    new Update()
                            .set(
                                    "returns.v" + debt.version(),
                                    new Obligation.Returned(debt.version(), debt.at(), debt.returned()))
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
    void note(ReportFlagged event, Debt owed, Instant now) {
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
                .setOnInsert("state", owed.state().name())
                .setOnInsert("stateSince", event.at())
                .setOnInsert("firstSeenAt", now)
                .setOnInsert("about", owed.subject())
                .setOnInsert("resting", false)
                .setOnInsert("chased", false);
        try {
            mongo.upsert(byId(report.id()), update, Obligation.class);
        } catch (DuplicateKeyException insertedMeanwhile) {
            mongo.updateFirst(byId(report.id()), update, Obligation.class);
        }
    }

    /** Of several events that end what waits beside something, the latest stands. */
    private void noteEnd(String id, Obligation.Ended ended) {
        Criteria earlier = new Criteria()
                .orOperator(
                        Criteria.where("ended").isNull(),
                        Criteria.where("ended.version").lt(ended.version()));
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id).andOperator(earlier)),
                new Update().set("ended", ended),
                Obligation.COLLECTION);
    }

    /**
     * Closes what was owed until an event about something else, if it is there and nothing later is known of it. Its version
     * stays that of its own events: of those the latest counts, also when it comes after its end.
     */
    void end(String id, Obligation.Ended ended, Instant now) {
        Criteria notYet = new Criteria()
                .orOperator(
                        Criteria.where("state").ne(Obligation.State.CLOSED.name()),
                        Criteria.where("stateSince").lt(ended.at()));
        mongo.updateFirst(
                Query.query(Criteria.where("_id")
                        .is(id)
                        .and(VersionedWrites.VERSION)
                        .lt(ended.version())
                        .andOperator(notYet)),
                new Update()
                        .set("state", Obligation.State.CLOSED.name())
                        .set("stateSince", ended.at())
                        .set("nextActionAt", now)
                        .unset("claim"),
                Obligation.class);
    }

    /** Where it is owed and until when, as that is known now, unless an event about it came in between. */
    void place(String id, long version, Place place, Instant now) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id")
                        .is(id)
                        .and(VersionedWrites.VERSION)
                        .is(version)),
                new Update()
                        .set("unitKey", place.unitKey())
                        .set("dueAt", place.dueAt())
                        .set("nextActionAt", now)
                        .unset("claim"),
                Obligation.class);
    }

    /** What is owed at some seat is owed in this unit. What is said next goes there; nothing is to be said because of it. */
    void move(Seat seat, String unitKey) {
        mongo.updateMulti(
                Query.query(Criteria.where("seat.of")
                        .is(seat.of())
                        .and("seat.by")
                        .is(seat.by().name())
                        .and("unitKey")
                        .ne(unitKey)),
                new Update().set("unitKey", unitKey),
                Obligation.class);
    }

    /** What is owed until a moment that was reckoned by the working days of a year. */
    List<Obligation> countedIn(int year) {
        return mongo.find(
                Query.query(Criteria.where("term.since")
                        .lt(beginOf(year + 1))
                        .and("dueAt")
                        .gte(beginOf(year))),
                Obligation.class);
    }

    private static Instant beginOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(VietnamTime.ZONE).toInstant();
    }

    /** What is owed as long as something else. */
    List<Obligation> owedLike(String obligation) {
        return mongo.find(Query.query(Criteria.where("term.like").is(obligation)), Obligation.class);
    }

    /** Makes everything due for a look that was to be looked at later: what decides when is no longer what it was. */
    void lookAgain(Instant now) {
        mongo.updateMulti(
                Query.query(Criteria.where("nextActionAt").gt(now)),
                new Update().set("nextActionAt", now).unset("claim"),
                Obligation.class);
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

    /** An officer promised a date; of two promises the later one stands, whichever is heard of first. */
    public void promise(String id, Answers.Promise promise, Instant now) {
        Criteria later = new Criteria()
                .orOperator(
                        Criteria.where("given.promise").isNull(),
                        Criteria.where("given.promise.at").lt(promise.at()));
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id).andOperator(later)),
                new Update()
                        .set("given.promise", promise)
                        .inc("given.promises", 1)
                        .set("nextActionAt", now)
                        .unset("claim"),
                Obligation.class);
    }

    /**
     * Carries a command of an officer out, if nobody else did meanwhile.
     *
     * @param change what becomes of {@code given}, beside its revision and the command itself
     * @return whether it was carried out
     */
    public boolean answer(Obligation seen, Answers.Done command, Update change, Instant now) {
        Criteria unchanged = Criteria.where("_id").is(seen.id());
        unchanged = seen.answers().revision() == 0
                ? unchanged.and("given.revision").in(null, 0L)
                : unchanged.and("given.revision").is(seen.answers().revision());
        return mongo.updateFirst(
                                Query.query(unchanged),
                                change.inc("given.revision", 1L)
                                        .push("given.done", command)
                                        .set("nextActionAt", now)
                                        .unset("claim"),
                                Obligation.class)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Set<String> stillOpen(Collection<String> obligations) {
        Query open =
                Query.query(Criteria.where("_id").in(obligations).and("state").ne(Obligation.State.CLOSED.name()));
        open.fields().include("_id");
        return mongo.find(open, org.bson.Document.class, Obligation.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** For the same plan and, of reports, the same template and period. */
    @Override
    public long countAlike(String obligation, Collection<String> units) {
        return find(obligation).map(one -> countAlike(one, units)).orElse(0L);
    }

    private long countAlike(Obligation one, Collection<String> units) {
        return mongo.count(
                Query.query(Criteria.where("unitKey")
                        .in(units)
                        .and("about.owes")
                        .is(one.subject().owes().name())
                        .and("about.plan")
                        .is(one.subject().plan())
                        .and("template")
                        .is(one.template())
                        .and("period")
                        .is(one.period())),
                Obligation.class);
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }
}
