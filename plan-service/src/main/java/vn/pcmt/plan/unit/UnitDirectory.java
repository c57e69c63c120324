package vn.pcmt.plan.unit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;

/** Where the other features look units up. */
@Component
public class UnitDirectory {
    private final Units units;

    UnitDirectory(Units units) {
        this.units = units;
    }

    /** A unit by its key, whether or not it exists today. */
    public Optional<UnitState> find(String key) {
        return units.findById(key).map(AdministrativeUnit::state);
    }

    /** Commune-level units that exist today and belong to an area, by key. */
    public List<UnitState> communesUnder(String key) {
        return units.livingUnder(key).stream()
                .map(AdministrativeUnit::state)
                .filter(unit -> unit.kind().isCommuneLevel())
                .toList();
    }

    /** Those of these keys that are known. */
    public Map<String, UnitState> findAll(Collection<String> keys) {
        return units.findAllById(keys).stream()
                .map(AdministrativeUnit::state)
                .collect(Collectors.toMap(UnitState::key, Function.identity()));
    }
}
