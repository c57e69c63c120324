package vn.pcmt.report.unit;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitKind;

/** Answers questions about administrative units. What it knows lags unit-events by the time of one delivery. */
@Component
public class Units implements UnitTree {

    private final MongoOperations store;

    Units(MongoOperations store) {
        this.store = store;
    }

    @Override
    public Optional<Unit> find(String key) {
        return Optional.ofNullable(store.findById(key, Unit.class));
    }

    @Override
    public Map<String, Unit> find(Collection<String> keys) {
        return store.find(Query.query(Criteria.where("_id").in(keys)), Unit.class).stream()
                .collect(Collectors.toMap(Unit::key, Function.identity()));
    }

    /** The units that owe what is asked of any of the areas at a level; of all times. */
    public List<Unit> owing(ReportingLevel level, Collection<String> areas) {
        return within(areas, level == ReportingLevel.PROVINCE ? UnitKind.PROVINCE : null).stream()
                .filter(unit -> areas.stream().anyMatch(area -> unit.owes(level, area)))
                .toList();
    }

    /** The provinces of today. */
    public List<Unit> provinces() {
        return store.find(
                Query.query(Criteria.where("kind")
                        .is(UnitKind.PROVINCE)
                        .and("validTo")
                        .is(null)),
                Unit.class);
    }

    /** Units of commune level within any of the areas, in the tree of their own time or in today's; of all times. */
    public List<Unit> communesWithin(Collection<String> areas) {
        return within(areas).stream()
                .filter(unit -> unit.kind().isCommuneLevel())
                .toList();
    }

    @Override
    public List<Unit> within(Collection<String> areas) {
        return within(areas, null);
    }

    private List<Unit> within(Collection<String> areas, @Nullable UnitKind kind) {
        // Two questions that an index answers each; asked as one with $or, all units would be read.
        Map<String, Unit> within = new TreeMap<>();
        Criteria then = Criteria.where("path").in(areas);
        Criteria now = Criteria.where("today.path").in(areas).and("path").nin(areas);
        for (Criteria lies : List.of(then, now)) {
            store.find(Query.query(kind == null ? lies : lies.and("kind").is(kind)), Unit.class)
                    .forEach(unit -> within.put(unit.key(), unit));
        }
        return List.copyOf(within.values());
    }

    @Override
    public List<Unit> directlyBelow(String area, LocalDate day) {
        return store.find(Query.query(Criteria.where("path").is(area)), Unit.class).stream()
                .filter(unit -> unit.path().indexOf(area) == 1 && unit.existsOn(day))
                .sorted(Comparator.comparing(Unit::name))
                .toList();
    }

    /**
     * A unit that became part of another one, at once or through units in between.
     *
     * @param whole whether all of it did, and not a share
     */
    public record Predecessor(Unit unit, boolean whole) {}

    /** Of each of these units the reporting ones that became part of it, without itself. */
    public Map<String, List<Predecessor>> predecessorsOf(Collection<String> keys) {
        Map<String, Map<String, Predecessor>> predecessors = new HashMap<>();
        if (keys.isEmpty()) {
            return Map.of();
        }
        store.find(Query.query(Criteria.where("today.path").in(keys)), Unit.class).stream()
                .filter(Unit::isReporting)
                .forEach(unit -> unit.today().stream()
                        .map(successor -> successor.path().getFirst())
                        .filter(key -> keys.contains(key) && !key.equals(unit.key()))
                        .forEach(key -> predecessors
                                .computeIfAbsent(key, successor -> new TreeMap<>())
                                .put(unit.key(), new Predecessor(unit, unit.wentWholeInto(key)))));
        find(keys).values().stream()
                .filter(unit -> unit.validTo() != null)
                .map(Unit::key)
                .forEach(key -> step(Map.of(key, true), predecessors.computeIfAbsent(key, one -> new TreeMap<>())));
        Map<String, List<Predecessor>> lists = new HashMap<>();
        predecessors.forEach((key, found) -> lists.put(key, List.copyOf(found.values())));
        return lists;
    }

    /**
     * Goes back from units that have ended to those that they were made of when they began: today's tree knows nothing of
     * them any more.
     *
     * @param units key to whether it went whole into the one that is asked about
     */
    private void step(Map<String, Boolean> units, Map<String, Predecessor> found) {
        List<Ending> endings = store.find(Query.query(Criteria.where("into.key").in(units.keySet())), Ending.class);
        Map<String, Boolean> before = new HashMap<>();
        find(endings.stream().map(Ending::key).toList()).values().stream()
                .filter(unit -> unit.isReporting() && !found.containsKey(unit.key()))
                .forEach(unit -> before.put(unit.key(), false));
        if (before.isEmpty()) {
            return;
        }
        for (Ending ending : endings) {
            before.computeIfPresent(
                    ending.key(),
                    (key, no) -> ending.isWhole()
                            && units.getOrDefault(ending.into().getFirst().key(), false));
        }
        find(before.keySet())
                .forEach((key, unit) -> found.put(key, new Predecessor(unit, before.getOrDefault(key, false))));
        step(before, found);
    }

    /** Keys of the units in which a unit goes on on a day after its end. */
    public Set<String> heirsOn(Unit unit, LocalDate day) {
        Set<String> heirs = new TreeSet<>();
        unit.today().forEach(successor -> heirs.add(successor.path().getFirst()));
        Set<String> next = intoWhich(Set.of(unit.key()));
        while (heirs.addAll(next)) {
            next = intoWhich(next);
        }
        Map<String, Unit> known = find(heirs);
        heirs.removeIf(key -> {
            Unit heir = known.get(key);
            return key.equals(unit.key()) || heir != null && !heir.existsOn(day);
        });
        return heirs;
    }

    private Set<String> intoWhich(Collection<String> keys) {
        return store.find(Query.query(Criteria.where("_id").in(keys)), Ending.class).stream()
                .flatMap(ending -> ending.into().stream())
                .map(Ending.Part::key)
                .collect(Collectors.toSet());
    }
}
