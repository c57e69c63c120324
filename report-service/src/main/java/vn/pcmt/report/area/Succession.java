package vn.pcmt.report.area;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitTree;

/**
 * Which areas stand for some areas on a day: an area that exists then stands for itself, one that had ended for what its
 * communes became, one that had not begun for what it was made of. Read once, asked for many days.
 *
 * <p>A unit that went into an area only in part is named and not counted: on the day itself nobody could have said which
 * part of it. In the tree of today its share counts.
 */
public final class Succession {

    private final Collection<String> keys;
    private final Map<String, Unit> known = new TreeMap<>();

    private Succession(Collection<String> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * On a day.
     *
     * @param areas keys, none within another
     * @param partly keys of units of the day that lie partly inside
     */
    public record Standing(Set<String> areas, Set<String> partly) {}

    /** Of areas as the units are now. */
    public static Succession of(Collection<String> keys, UnitTree units) {
        Succession succession = new Succession(keys);
        Stream.of(units.find(keys).values(), units.within(keys)).forEach(succession::know);
        // What else went into the same units of today: those of the same day may have others among them.
        succession.know(units.within(succession.known.values().stream()
                .filter(unit -> unit.isReporting())
                .flatMap(Succession::became)
                .collect(Collectors.toSet())));
        return succession;
    }

    private void know(Collection<Unit> units) {
        units.forEach(unit -> known.put(unit.key(), unit));
    }

    /** What stands for the areas on a day; an area that nobody knows stands for itself. */
    public Standing on(LocalDate day) {
        return standing(unit -> unit.existsOn(day), unit -> day.isBefore(unit.validFrom()));
    }

    /** What stands for them in the tree of today: no clock can be ahead of it or behind. */
    public Standing today() {
        return standing(unit -> unit.validTo() == null, unit -> false);
    }

    private Standing standing(Predicate<Unit> exists, Predicate<Unit> notYet) {
        Set<String> areas = new TreeSet<>();
        Set<String> partly = new TreeSet<>();
        for (String key : keys) {
            Unit area = known.get(key);
            if (area == null || exists.test(area)) {
                areas.add(key);
            } else {
                boolean made = area.kind() == UnitKind.PROVINCE && notYet.test(area);
                Predicate<Unit> alike = made
                        ? unit -> unit.kind() == UnitKind.PROVINCE
                        : unit -> unit.kind().isCommuneLevel();
                stand(area, exists.and(alike), made, areas, partly);
            }
        }
        Set<String> outer = withoutNested(areas);
        partly.removeAll(outer);
        return new Standing(outer, partly);
    }

    private void stand(Unit area, Predicate<Unit> candidates, boolean itself, Set<String> areas, Set<String> partly) {
        Set<String> inside = itself
                ? became(area).collect(Collectors.toSet())
                : known.values().stream()
                        .filter(unit -> unit.kind().isCommuneLevel() && unit.isWithin(area.key()))
                        .flatMap(Succession::became)
                        .collect(Collectors.toSet());
        known.values().stream()
                .filter(candidates)
                .filter(unit -> became(unit).anyMatch(inside::contains))
                .forEach(unit -> (became(unit).allMatch(inside::contains) ? areas : partly).add(unit.key()));
    }

    /**
     * A unit that was split into several of the areas: in each of their totals it is one report.
     *
     * @param areas how many of them
     * @param share of the unit that is in all of them together
     */
    public record Parted(int areas, BigDecimal share) {}

    /** The units that were split into several areas of today; by key. */
    public Map<String, Parted> parted(Set<String> areas) {
        Map<String, Parted> parted = new TreeMap<>();
        known.values().stream().filter(unit -> unit.today().size() > 1).forEach(unit -> {
            long into = areas.stream()
                    .filter(area -> unit.shareIn(area).signum() > 0)
                    .count();
            if (into > 1) {
                parted.put(
                        unit.key(),
                        new Parted(
                                (int) into,
                                areas.stream().map(unit::shareIn).reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        });
        return parted;
    }

    private static Stream<String> became(Unit unit) {
        return unit.today().stream().map(Successor::path).map(List::getFirst);
    }

    private Set<String> withoutNested(Set<String> areas) {
        Set<String> outer = new TreeSet<>(areas);
        outer.removeIf(key -> {
            @Nullable Unit unit = known.get(key);
            return unit != null
                    && new HashSet<>(unit.path())
                            .stream().anyMatch(above -> !above.equals(key) && areas.contains(above));
        });
        return outer;
    }
}
