package vn.pcmt.report.target;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Finds the areas of today that the scope of a target stands for. */
@Component
class MeasuredAreas {

    private final Units units;

    MeasuredAreas(Units units) {
        this.units = units;
    }

    /**
     * @param whole areas whose figures are added, none within another
     * @param units commune-level units that have to reach the goal by themselves; empty for a target as a whole
     */
    record Areas(Set<String> whole, Set<String> units) {
        Set<String> all() {
            Set<String> all = new TreeSet<>(whole);
            all.addAll(units);
            return all;
        }
    }

    /** An area that ended stands for the units of today that its communes are now in; an unknown one for itself. */
    Areas of(TargetState target, LocalDate today) {
        Map<String, Unit> known = units.find(target.scope());
        Set<String> living = new TreeSet<>();
        for (String key : target.scope()) {
            Unit area = known.get(key);
            if (area == null || area.existsOn(today)) {
                living.add(key);
            } else {
                living.addAll(successors(key));
            }
        }
        Set<String> whole = withoutNested(living);
        Set<String> communes = new TreeSet<>();
        if (target.perUnit()) {
            units.communesWithin(whole).stream()
                    .filter(unit -> unit.existsOn(today))
                    .map(Unit::key)
                    .forEach(communes::add);
        }
        return new Areas(whole, communes);
    }

    private List<String> successors(String key) {
        return units.communesWithin(List.of(key)).stream()
                .flatMap(unit -> unit.today().stream())
                .map(Successor::path)
                .map(List::getFirst)
                .distinct()
                .toList();
    }

    private Set<String> withoutNested(Collection<String> keys) {
        Map<String, Unit> known = new LinkedHashMap<>(units.find(keys));
        Set<String> outer = new TreeSet<>(keys);
        keys.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(unit -> Stream.of(unit.path())
                        .flatMap(path -> path.stream().skip(1))
                        .anyMatch(keys::contains))
                .forEach(unit -> outer.remove(unit.key()));
        return outer;
    }
}
