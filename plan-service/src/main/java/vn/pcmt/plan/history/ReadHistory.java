package vn.pcmt.plan.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.plan.PlanAmendment.FieldChange;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.plan.Differences;

/** A plan as it was at the end of a day, and what differs between the ends of two days. */
@Component
class ReadHistory {
    private static final int BATCH = 500;

    private final MongoTemplate mongo;

    ReadHistory(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** An entry without its state. */
    private record Line(String id, String kind, String aggregateId, long version, Instant at, boolean gone) {}

    /**
     * A plan or a part of it on a day.
     *
     * @param version of the latest event up to then
     * @param type token of that event
     * @param at when it happened
     * @param actor officer id of who did it
     * @param gone whether it had been taken away by then
     */
    record Item(
            String kind, String id, long version, String type, Instant at, String actor, boolean gone, JsonNode state) {
        static Item of(HistoryEntry entry) {
            return new Item(
                    entry.kind(),
                    entry.aggregateId(),
                    entry.version(),
                    entry.type(),
                    entry.at(),
                    entry.actor(),
                    entry.gone(),
                    entry.json());
        }
    }

    /**
     * A plan on a day.
     *
     * @param plan null if it was not in force yet
     * @param parts by kind: {@code TASK}, {@code TARGET}, {@code COMMITTEE} …
     */
    record AsOf(String planId, LocalDate asOf, @Nullable Item plan, Map<String, List<Item>> parts) {}

    /**
     * What differs between two days.
     *
     * @param items the plan first, then its parts
     */
    record Changes(String planId, LocalDate from, LocalDate to, List<Changed> items) {}

    /** What became of something between two days. */
    enum What {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * Something that is not what it was.
     *
     * @param events all that happened to it in between
     */
    record Changed(String kind, String id, String title, What what, List<Field> fields, List<Happened> events) {}

    /** A field that differs, and the last event that touched it. */
    record Field(
            String field, @Nullable String before, @Nullable String after, Instant at, String actor) {}

    /** An event. */
    record Happened(String type, long version, Instant at, String actor) {}

    /** @param withdrawn whether to show what had been taken away by then too */
    AsOf on(String planId, LocalDate day, boolean withdrawn) {
        List<String> ids = latest(planId, day).values().stream()
                .filter(line -> withdrawn || !line.gone())
                .map(Line::id)
                .toList();
        Item plan = null;
        Map<String, List<Item>> parts = new TreeMap<>();
        for (HistoryEntry entry : entries(ids).values()) {
            if (entry.kind().equals(HistoryEntry.PLAN)) {
                plan = Item.of(entry);
            } else {
                parts.computeIfAbsent(entry.kind(), kind -> new ArrayList<>()).add(Item.of(entry));
            }
        }
        parts.values().forEach(items -> items.sort(Comparator.comparing(Item::id)));
        return new AsOf(planId, day, plan, parts);
    }

    Changes between(String planId, LocalDate from, LocalDate to) {
        Map<String, Line> before = latest(planId, from);
        List<HistoryEntry> since = mongo.find(
                Query.query(
                        where("planId").is(planId).and("at").gte(endOf(from)).lt(endOf(to))),
                HistoryEntry.class);
        Map<String, List<HistoryEntry>> steps = new TreeMap<>();
        since.forEach(entry -> steps.computeIfAbsent(entry.aggregateId(), id -> new ArrayList<>())
                .add(entry));
        Map<String, HistoryEntry> old = entries(before.values().stream()
                .filter(line -> steps.containsKey(line.aggregateId()))
                .map(Line::id)
                .toList());
        List<Changed> changed = new ArrayList<>();
        steps.forEach((id, events) -> {
            events.sort(Comparator.comparingLong(HistoryEntry::version));
            Line line = before.get(id);
            Changed one = changed(line == null ? null : old.get(line.id()), events);
            if (one != null) {
                changed.add(one);
            }
        });
        changed.sort(Comparator.comparing((Changed one) -> !one.kind().equals(HistoryEntry.PLAN))
                .thenComparing(Changed::kind)
                .thenComparing(Changed::id));
        return new Changes(planId, from, to, changed);
    }

    private static @Nullable Changed changed(@Nullable HistoryEntry before, List<HistoryEntry> events) {
        HistoryEntry last = events.getLast();
        HistoryEntry was = before == null || before.gone() ? null : before;
        if (was == null && last.gone()) {
            return null;
        }
        List<Happened> happened = events.stream()
                .map(one -> new Happened(one.type(), one.version(), one.at(), one.actor()))
                .toList();
        if (was == null) {
            return new Changed(last.kind(), last.aggregateId(), last.title(), What.ADDED, List.of(), happened);
        }
        if (last.gone()) {
            return new Changed(last.kind(), last.aggregateId(), last.title(), What.REMOVED, List.of(), happened);
        }
        List<Field> fields = fields(was, events);
        return fields.isEmpty()
                ? null
                : new Changed(last.kind(), last.aggregateId(), last.title(), What.CHANGED, fields, happened);
    }

    /** Each field that differs in the end, with the last step that touched it. */
    private static List<Field> fields(HistoryEntry before, List<HistoryEntry> events) {
        Map<String, HistoryEntry> touched = new HashMap<>();
        JsonNode state = before.json();
        for (HistoryEntry step : events) {
            JsonNode next = step.json();
            Differences.between(state, next).forEach(change -> touched.put(change.field(), step));
            state = next;
        }
        List<Field> fields = new ArrayList<>();
        for (FieldChange change : Differences.between(before.json(), state)) {
            HistoryEntry step = touched.getOrDefault(change.field(), events.getLast());
            fields.add(new Field(change.field(), change.before(), change.after(), step.at(), step.actor()));
        }
        return fields;
    }

    /** The latest entry of everything that belongs to the plan, by aggregate. */
    private Map<String, Line> latest(String planId, LocalDate day) {
        Query query = Query.query(where("planId").is(planId).and("at").lt(endOf(day)));
        query.fields().include("kind", "aggregateId", "version", "at", "gone");
        Map<String, Line> latest = new HashMap<>();
        mongo.query(HistoryEntry.class)
                .as(Line.class)
                .matching(query)
                .all()
                .forEach(line -> latest.merge(
                        line.aggregateId(), line, (one, other) -> one.version() > other.version() ? one : other));
        return latest;
    }

    private Map<String, HistoryEntry> entries(List<String> ids) {
        Map<String, HistoryEntry> entries = new TreeMap<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            mongo.find(Query.query(where("_id").in(batch)), HistoryEntry.class)
                    .forEach(entry -> entries.put(entry.id(), entry));
        }
        return entries;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
    }
}
