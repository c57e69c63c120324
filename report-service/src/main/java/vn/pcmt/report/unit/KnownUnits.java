package vn.pcmt.report.unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Units that are all in memory: those that were known at a moment. */
public final class KnownUnits implements UnitTree {

    private final Map<String, Unit> units = new TreeMap<>();

    public KnownUnits(Collection<Unit> units) {
        units.forEach(unit -> this.units.put(unit.key(), unit));
    }

    @Override
    public Optional<Unit> find(String key) {
        return Optional.ofNullable(units.get(key));
    }

    @Override
    public Map<String, Unit> find(Collection<String> keys) {
        return keys.stream()
                .distinct()
                .filter(units::containsKey)
                .map(units::get)
                .collect(Collectors.toMap(Unit::key, Function.identity()));
    }

    @Override
    public List<Unit> within(Collection<String> areas) {
        return units.values().stream()
                .filter(unit -> areas.stream().anyMatch(unit::isWithin))
                .toList();
    }

    @Override
    public List<Unit> directlyBelow(String area, LocalDate day) {
        return units.values().stream()
                .filter(unit -> unit.path().indexOf(area) == 1 && unit.existsOn(day))
                .sorted(Comparator.comparing(Unit::name))
                .toList();
    }
}
