package vn.pcmt.plan.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitState;

/** All units at once, to try on them what is not stored: a reorganisation to come, the rows of a file. */
final class UnitsInMemory implements UnitTree {
    private final TreeMap<String, AdministrativeUnit> byKey = new TreeMap<>();
    private final Map<String, List<AdministrativeUnit>> byCode = new HashMap<>();

    UnitsInMemory(Collection<AdministrativeUnit> units) {
        units.forEach(this::add);
    }

    void add(AdministrativeUnit unit) {
        byKey.put(unit.state().key(), unit);
        byCode.computeIfAbsent(unit.state().code(), code -> new ArrayList<>()).add(unit);
    }

    /** Changes these units, and only these, as the reorganisation would change the stored ones. */
    void apply(Reorganisation reorganisation, Effects effects) {
        effects.begins().forEach(this::add);
        effects.touched(reorganisation, this)
                .forEach(unit -> unit.reorganise(reorganisation, effects.leads(), effects.actor(), effects.at()));
    }

    @Override
    public Optional<AdministrativeUnit> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public List<AdministrativeUnit> leadingTo(Collection<String> keys) {
        return where(unit ->
                unit.today().stream().flatMap(place -> place.path().stream()).anyMatch(keys::contains));
    }

    @Override
    public List<AdministrativeUnit> livingUnder(String key) {
        return where(unit -> unit.validTo() == null && unit.path().contains(key));
    }

    @Override
    public List<AdministrativeUnit> livingWithCode(String code) {
        return living(byCode.get(code));
    }

    private static List<AdministrativeUnit> living(@Nullable List<AdministrativeUnit> units) {
        return units == null
                ? List.of()
                : units.stream().filter(unit -> unit.state().validTo() == null).toList();
    }

    private List<AdministrativeUnit> where(Predicate<UnitState> holds) {
        return byKey.values().stream().filter(unit -> holds.test(unit.state())).toList();
    }
}
