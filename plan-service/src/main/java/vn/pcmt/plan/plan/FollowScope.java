package vn.pcmt.plan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * Which communes the areas of a scope are on a day. An area is followed through reorganisations both ways: a district
 * that is no more stands for the communes that its communes became, a commune of today for those it was made of.
 */
@Component
class FollowScope {
    private final UnitDirectory units;

    FollowScope(UnitDirectory units) {
        this.units = units;
    }

    /**
     * A commune in the scope.
     *
     * @param formerly communes of the scope that it was made of, none if it was there all along
     * @param whole false if it was also made of communes that the scope never named
     */
    record InScope(
            String key,
            String code,
            String name,
            UnitKind kind,
            LocalDate validFrom,
            List<Former> formerly,
            boolean whole) {}

    /** A commune that is no more. */
    record Former(String key, String name) {}

    /** Communes that exist on the day and are, or were made of, what the scope names; by key. */
    List<InScope> on(LocalDate day, Collection<String> scope) {
        Map<String, UnitState> within = units.everWithin(scope).stream()
                .filter(unit -> unit.kind().isCommuneLevel())
                .collect(Collectors.toMap(UnitState::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Map<String, List<UnitState>> madeOf = new TreeMap<>();
        within.values().forEach(unit -> {
            if (unit.existsOn(day)) {
                madeOf.computeIfAbsent(unit.key(), key -> new ArrayList<>());
            } else if (!day.isBefore(unit.validFrom())) {
                unit.today()
                        .forEach(after -> madeOf.computeIfAbsent(after.path().getFirst(), key -> new ArrayList<>())
                                .add(unit));
            }
        });
        Map<String, UnitState> found = units.findAll(madeOf.keySet());
        Map<String, Set<String>> allParts = partsOf(madeOf.keySet(), day);
        return found.values().stream()
                .filter(unit -> unit.existsOn(day))
                .sorted(Comparator.comparing(UnitState::key))
                .map(unit -> inScope(
                        unit,
                        madeOf.getOrDefault(unit.key(), List.of()),
                        within.keySet().containsAll(allParts.getOrDefault(unit.key(), Set.of()))))
                .toList();
    }

    /** Every unit that had become one of these by the day, in scope or not. */
    private Map<String, Set<String>> partsOf(Collection<String> keys, LocalDate day) {
        return units.becoming(keys).stream()
                .filter(unit -> unit.kind().isCommuneLevel() && unit.validTo() != null && !unit.existsOn(day))
                .flatMap(unit -> unit.today().stream()
                        .map(after -> Map.entry(after.path().getFirst(), unit.key())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private static InScope inScope(UnitState unit, List<UnitState> formerly, boolean whole) {
        return new InScope(
                unit.key(),
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.validFrom(),
                formerly.stream()
                        .filter(former -> former.validTo() != null)
                        .map(former -> new Former(former.key(), former.name()))
                        .toList(),
                whole);
    }
}
