package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.security.CallersUnits;
import vn.pcmt.kit.time.VietnamTime;

/** Where the other features look units up. */
@Component
public class UnitDirectory implements CallersUnits {
    private final Units units;
    private final Clock clock;

    UnitDirectory(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** A unit by its key, whether or not it exists today. */
    public Optional<UnitState> find(String key) {
        return units.findById(key).map(AdministrativeUnit::state);
    }

    @Override
    public boolean hasEnded(String key) {
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        return find(key)
                .map(UnitState::validTo)
                .filter(end -> !today.isBefore(end))
                .isPresent();
    }

    /** Commune-level units that exist today and belong to an area, by key. */
    public List<UnitState> communesUnder(String key) {
        return units.livingUnder(key).stream()
                .map(AdministrativeUnit::state)
                .filter(unit -> unit.kind().isCommuneLevel())
                .toList();
    }

    /**
     * The communes that an area is today, by key: those in it, or if it has ceased, those that its communes have become.
     */
    public Map<String, UnitState> communesToday(String area) {
        Set<String> keys = units.everUnder(area).stream()
                .map(AdministrativeUnit::state)
                .filter(unit -> unit.kind().isCommuneLevel())
                .flatMap(unit -> unit.today().stream())
                .map(place -> place.path().getFirst())
                .collect(Collectors.toSet());
        return new TreeMap<>(findAll(keys));
    }

    /** Units that ever belonged, or belong today, to one of these areas; by key. */
    public List<UnitState> everWithin(Collection<String> keys) {
        return units.everWithin(keys).stream().map(AdministrativeUnit::state).toList();
    }

    /** Units that stand, today, for one of these units or for something below it: themselves, and what became them. */
    public List<UnitState> becoming(Collection<String> keys) {
        return units.leadingTo(keys).stream().map(AdministrativeUnit::state).toList();
    }

    /** Keys of the units that are this one today: itself, and those that have become it, wholly or in part. */
    public Set<String> standingFor(String key) {
        Set<String> keys = new TreeSet<>(Set.of(key));
        units.leadingTo(List.of(key)).stream()
                .map(AdministrativeUnit::state)
                .filter(unit -> isToday(unit, key))
                .forEach(unit -> keys.add(unit.key()));
        return keys;
    }

    /** Whether a unit is another one today, wholly or in part. */
    public boolean isToday(String key, String other) {
        return key.equals(other)
                || find(key).filter(unit -> isToday(unit, other)).isPresent();
    }

    private static boolean isToday(UnitState unit, String key) {
        return unit.today().stream().anyMatch(place -> place.path().getFirst().equals(key));
    }

    /** Those of these keys that are known. */
    public Map<String, UnitState> findAll(Collection<String> keys) {
        return units.findAllById(keys).stream()
                .map(AdministrativeUnit::state)
                .collect(Collectors.toMap(UnitState::key, Function.identity()));
    }

    /** All units that have not ceased, by key. */
    public Map<String, UnitState> living() {
        return units.living().stream()
                .map(AdministrativeUnit::state)
                .collect(Collectors.toMap(UnitState::key, Function.identity()));
    }

    /** Whether a unit is an area or lies in it, in the tree of its own time or in that of today. */
    public boolean isWithin(String key, String area) {
        return find(key)
                .filter(unit -> unit.path().contains(area)
                        || unit.today().stream().anyMatch(place -> place.path().contains(area)))
                .isPresent();
    }
}
