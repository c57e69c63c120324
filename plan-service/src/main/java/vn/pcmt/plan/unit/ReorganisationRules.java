package vn.pcmt.plan.unit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.FormerName;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.time.VietnamTime;

/** What must hold before a reorganisation takes effect. Each breach is one field problem. */
@Component
class ReorganisationRules {
    /** Longest that anything is decided ahead; beyond it lies a slip of the pen. */
    private static final int YEARS_AHEAD = 2;

    /** Digits that every store keeps of a decimal. */
    private static final int DIGITS = 34;

    private final UnitRules unitRules;
    private final Clock clock;

    ReorganisationRules(UnitRules unitRules, Clock clock) {
        this.unitRules = unitRules;
        this.clock = clock;
    }

    /** What is wrong with a reorganisation, on the map as it is the day before it takes effect. */
    List<FieldProblem> problems(Reorganisation wanted, UnitTree tree) {
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        if (wanted.effectiveOn().isAfter(today.plusYears(YEARS_AHEAD))) {
            problems.add(new FieldProblem("/effectiveOn", "effective-in-future", YEARS_AHEAD));
        }
        Map<String, UnitState> known = from(wanted, tree, problems);
        ofAnotherKind(wanted, problems);
        problems.addAll(
                switch (wanted.kind()) {
                    case MERGE -> merger(wanted, known.values(), tree);
                    case SPLIT -> split(wanted, known.values(), tree);
                    case RENAME -> renaming(wanted, known.values());
                    case REPARENT -> move(wanted, known.values(), tree);
                    case ABOLISH -> abolition(wanted, known.values(), tree);
                });
        return problems;
    }

    private static Map<String, UnitState> from(Reorganisation wanted, UnitTree tree, List<FieldProblem> problems) {
        Map<String, UnitState> known = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.from().size(); i++) {
            String key = wanted.from().get(i);
            String pointer = "/from/" + i;
            UnitState unit = tree.find(key).map(AdministrativeUnit::state).orElse(null);
            if (unit != null) {
                known.put(key, unit);
            }
            if (!seen.add(key)) {
                problems.add(new FieldProblem(pointer, "unit-repeated", key));
            } else if (unit == null) {
                problems.add(new FieldProblem(pointer, "unit-unknown", key));
            } else if (unit.validTo() != null
                    || !unit.existsOn(wanted.effectiveOn().minusDays(1))) {
                problems.add(new FieldProblem(pointer, "unit-not-existing", key, wanted.effectiveOn()));
            }
        }
        return known;
    }

    private static void ofAnotherKind(Reorganisation wanted, List<FieldProblem> problems) {
        ReorganisationKind kind = wanted.kind();
        if (wanted.into() != null && kind != ReorganisationKind.MERGE) {
            problems.add(new FieldProblem("/into", "not-of-this-kind"));
        }
        if (!wanted.parts().isEmpty() && kind != ReorganisationKind.SPLIT) {
            problems.add(new FieldProblem("/parts", "not-of-this-kind"));
        }
        if (wanted.name() != null && kind != ReorganisationKind.RENAME) {
            problems.add(new FieldProblem("/name", "not-of-this-kind"));
        }
        if (wanted.parent() != null && kind != ReorganisationKind.REPARENT) {
            problems.add(new FieldProblem("/parent", "not-of-this-kind"));
        }
    }

    private List<FieldProblem> merger(Reorganisation wanted, Collection<UnitState> ceasing, UnitTree tree) {
        NewUnit into = wanted.into();
        if (into == null) {
            return List.of(new FieldProblem("/into", "required"));
        }
        List<FieldProblem> problems = new ArrayList<>(
                unitRules.problems("/into", into, wanted.effectiveOn(), Set.copyOf(wanted.from()), tree));
        UnitLevel level = UnitLevel.of(into.kind());
        if (level == UnitLevel.COUNTRY || ceasing.stream().anyMatch(unit -> UnitLevel.of(unit.kind()) != level)) {
            problems.add(new FieldProblem("/from", "levels-differ"));
        } else if (level != UnitLevel.PROVINCE && !inOneProvince(ceasing, into.parent(), tree)) {
            problems.add(new FieldProblem("/from", "provinces-differ"));
        }
        return problems;
    }

    /** Whether units that exist, and the parent of the unit that follows them, are in one province. */
    private static boolean inOneProvince(Collection<UnitState> ceasing, @Nullable String parent, UnitTree tree) {
        Set<String> provinces = new HashSet<>();
        ceasing.forEach(unit -> unit.today().forEach(place -> provinces.add(Paths.province(place.path()))));
        if (parent != null) {
            tree.find(parent)
                    .ifPresent(
                            above -> provinces.add(Paths.province(above.state().path())));
        }
        return provinces.size() <= 1;
    }

    private List<FieldProblem> split(Reorganisation wanted, Collection<UnitState> ceasing, UnitTree tree) {
        if (wanted.from().size() != 1) {
            return List.of(new FieldProblem("/from", "exactly-one-unit"));
        }
        if (wanted.parts().size() < 2) {
            return List.of(new FieldProblem("/parts", "two-parts-at-least"));
        }
        List<FieldProblem> problems = new ArrayList<>();
        BigDecimal sum =
                wanted.parts().stream().map(Reorganisation.Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(new FieldProblem("/parts", "weights-not-one", sum.toPlainString()));
        }
        UnitState divided = ceasing.stream().findFirst().orElse(null);
        Set<String> seen = new HashSet<>(wanted.from());
        for (int i = 0; i < wanted.parts().size(); i++) {
            part("/parts/" + i, wanted, wanted.parts().get(i), divided, seen, tree, problems);
        }
        if (divided != null && hasUnitsBelow(divided.key(), tree)) {
            problems.add(new FieldProblem("/from/0", "units-below"));
        }
        if (problems.isEmpty() && tooFine(wanted, tree)) {
            problems.add(new FieldProblem("/parts", "share-too-fine"));
        }
        return problems;
    }

    private void part(
            String at,
            Reorganisation wanted,
            Reorganisation.Part part,
            @Nullable UnitState divided,
            Set<String> seen,
            UnitTree tree,
            List<FieldProblem> problems) {
        NewUnit unit = part.unit();
        String existing = part.existing();
        if ((unit == null) == (existing == null)) {
            problems.add(new FieldProblem(at, "new-or-existing"));
            return;
        }
        String key = unit == null ? String.valueOf(existing) : unit.keyAt(wanted.effectiveOn());
        if (!seen.add(key)) {
            problems.add(new FieldProblem(at, "unit-repeated", key));
        }
        UnitLevel level;
        if (unit == null) {
            UnitState into = tree.find(key).map(AdministrativeUnit::state).orElse(null);
            if (into == null) {
                problems.add(new FieldProblem(at + "/existing", "unit-unknown", key));
                return;
            }
            if (into.validTo() != null || !into.existsOn(wanted.effectiveOn())) {
                problems.add(new FieldProblem(at + "/existing", "unit-not-existing", key, wanted.effectiveOn()));
            }
            level = UnitLevel.of(into.kind());
        } else {
            problems.addAll(
                    unitRules.problems(at + "/unit", unit, wanted.effectiveOn(), Set.copyOf(wanted.from()), tree));
            level = UnitLevel.of(unit.kind());
        }
        if (divided != null && UnitLevel.of(divided.kind()) != level) {
            problems.add(new FieldProblem(at, "levels-differ"));
        }
    }

    private static boolean tooFine(Reorganisation wanted, UnitTree tree) {
        Map<String, List<UnitState.Successor>> parts = Map.of(
                wanted.from().getFirst(),
                wanted.parts().stream()
                        .map(part -> new UnitState.Successor(part.weight(), List.of(Objects.toString(part))))
                        .toList());
        return tree.leadingTo(wanted.from()).stream()
                .flatMap(unit -> Paths.redirected(unit.state().today(), parts).stream())
                .anyMatch(place -> place.share().precision() > DIGITS);
    }

    private static List<FieldProblem> renaming(Reorganisation wanted, Collection<UnitState> units) {
        if (wanted.from().size() != 1) {
            return List.of(new FieldProblem("/from", "exactly-one-unit"));
        }
        String name = wanted.name();
        if (name == null || name.isBlank()) {
            return List.of(new FieldProblem("/name", "required"));
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (UnitState unit : units) {
            List<FormerName> formerNames = unit.formerNames();
            if (unit.name().equals(name)) {
                problems.add(new FieldProblem("/name", "name-unchanged", name));
            } else if (formerNames != null && !formerNames.getLast().until().isBefore(wanted.effectiveOn())) {
                problems.add(new FieldProblem(
                        "/effectiveOn", "renamed-later", formerNames.getLast().until()));
            }
        }
        return problems;
    }

    private static List<FieldProblem> move(Reorganisation wanted, Collection<UnitState> moving, UnitTree tree) {
        String key = wanted.parent();
        if (key == null) {
            return List.of(new FieldProblem("/parent", "required"));
        }
        UnitState parent = tree.find(key).map(AdministrativeUnit::state).orElse(null);
        if (parent == null) {
            return List.of(new FieldProblem("/parent", "unit-unknown", key));
        }
        List<FieldProblem> problems = new ArrayList<>();
        if (parent.validTo() != null || !parent.existsOn(wanted.effectiveOn())) {
            problems.add(new FieldProblem("/parent", "unit-not-existing", key, wanted.effectiveOn()));
        }
        for (UnitState unit : moving) {
            String pointer = "/from/" + wanted.from().indexOf(unit.key());
            if (!UnitLevel.of(parent.kind()).isAbove(UnitLevel.of(unit.kind()))
                    || parent.path().contains(unit.key())) {
                problems.add(new FieldProblem(pointer, "parent-not-above"));
            } else if (unit.path().get(1).equals(key)) {
                problems.add(new FieldProblem(pointer, "parent-unchanged", unit.key()));
            } else if (unit.path().stream().skip(1).anyMatch(wanted.from()::contains)) {
                problems.add(new FieldProblem(pointer, "moves-with-another", unit.key()));
            }
        }
        for (String moved : Effects.moved(wanted, tree)) {
            tree.find(moved)
                    .filter(unit -> !unit.state().validFrom().isBefore(wanted.effectiveOn()))
                    .filter(unit -> !wanted.from().contains(moved))
                    .ifPresent(unit ->
                            problems.add(new FieldProblem("/from", "unit-not-existing", moved, wanted.effectiveOn())));
        }
        return problems;
    }

    private static List<FieldProblem> abolition(Reorganisation wanted, Collection<UnitState> ceasing, UnitTree tree) {
        List<FieldProblem> problems = new ArrayList<>();
        if (ceasing.stream().anyMatch(unit -> UnitLevel.of(unit.kind()) != UnitLevel.DISTRICT)) {
            // A commune's figures would become nobody's; a province without its communes is a merger.
            problems.add(new FieldProblem("/from", "only-districts-are-abolished"));
        }
        if (tree.leadingTo(wanted.from()).stream()
                .anyMatch(unit -> !wanted.from().contains(unit.state().key()))) {
            problems.add(new FieldProblem("/from", "units-below"));
        }
        return problems;
    }

    private static boolean hasUnitsBelow(String key, UnitTree tree) {
        return tree.livingUnder(key).stream()
                .anyMatch(unit -> !unit.state().key().equals(key));
    }
}
