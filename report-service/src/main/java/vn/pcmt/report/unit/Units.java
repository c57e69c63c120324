package vn.pcmt.report.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        for (String tree : List.of("path", "today.path")) {
            Criteria lies = Criteria.where(tree).in(areas);
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

    /** The reporting units that were merged into this one, whole or in part, without itself. */
    public List<Unit> predecessorsOf(String key) {
        return predecessorsOf(Set.of(key)).getOrDefault(key, List.of());
    }

    /** Of each of these units the reporting ones that were merged into it, whole or in part, without itself. */
    public Map<String, List<Unit>> predecessorsOf(Collection<String> keys) {
        Map<String, List<Unit>> predecessors = new HashMap<>();
        if (keys.isEmpty()) {
            return predecessors;
        }
        store.find(Query.query(Criteria.where("today.path").in(keys)), Unit.class).stream()
                .filter(Unit::isReporting)
                .forEach(unit -> unit.today().stream()
                        .map(successor -> successor.path().getFirst())
                        .distinct()
                        .filter(key -> keys.contains(key) && !key.equals(unit.key()))
                        .forEach(key -> predecessors
                                .computeIfAbsent(key, successor -> new ArrayList<>())
                                .add(unit)));
        return predecessors;
    }
}
