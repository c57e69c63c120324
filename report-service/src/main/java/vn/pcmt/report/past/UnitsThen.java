package vn.pcmt.report.past;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitTree;

/**
 * The units as they were known at a moment, read when they are asked for: those that any of their states names, and of these
 * the state they were in. One that was put on record later, though it existed, is there as it was first recorded.
 */
final class UnitsThen implements UnitTree {

    private final MongoOperations store;
    private final Instant then;
    private final LocalDate day;

    /** What was asked for before; empty for what nobody knew then. A view asks for the same several times. */
    private final Map<String, Optional<Unit>> known = new HashMap<>();

    UnitsThen(MongoOperations store, Instant then) {
        this.store = store;
        this.then = then;
        this.day = LocalDate.ofInstant(then, VietnamTime.ZONE);
    }

    @Override
    public Optional<Unit> find(String key) {
        return Optional.ofNullable(find(Set.of(key)).get(key));
    }

    @Override
    public synchronized Map<String, Unit> find(Collection<String> keys) {
        Set<String> unknown = new TreeSet<>(keys);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            read(unknown);
        }
        Map<String, Unit> found = new TreeMap<>();
        Set.copyOf(keys)
                .forEach(key -> known.getOrDefault(key, Optional.empty()).ifPresent(unit -> found.put(key, unit)));
        return found;
    }

    private void read(Set<String> keys) {
        Map<String, UnitLog> first = new HashMap<>();
        Map<String, UnitLog> latest = new HashMap<>();
        for (UnitLog log : store.find(Query.query(Criteria.where("unit.key").in(keys)), UnitLog.class)) {
            String key = log.unit().key();
            if (!log.at().isAfter(then)) {
                latest.merge(key, log, (a, b) -> b.version() > a.version() ? b : a);
            } else if (!log.unit().validFrom().isAfter(day)) {
                first.merge(key, log, (a, b) -> b.version() < a.version() ? b : a);
            }
        }
        first.putAll(latest);
        keys.forEach(key -> known.put(key, Optional.ofNullable(first.get(key)).map(UnitLog::unit)));
    }

    @Override
    public List<Unit> within(Collection<String> areas) {
        Set<String> keys = new TreeSet<>();
        // Two questions that an index answers each; asked as one with $or, the whole log would be read.
        for (String path : List.of("unit.path", "unit.today.path")) {
            Query named = Query.query(Criteria.where(path).in(areas));
            named.fields().include("unit._id");
            store.find(named, Document.class, UnitLog.COLLECTION)
                    .forEach(log -> keys.add(log.get("unit", Document.class).getString("_id")));
        }
        return find(keys).values().stream()
                .filter(unit -> areas.stream().anyMatch(unit::isWithin))
                .toList();
    }

    @Override
    public List<Unit> directlyBelow(String area, LocalDate on) {
        return within(Set.of(area)).stream()
                .filter(unit -> unit.path().indexOf(area) == 1 && unit.existsOn(on))
                .sorted(Comparator.comparing(Unit::name))
                .toList();
    }
}
