package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.time.VietnamTime;

/** What must hold before a unit is registered or a reorganisation begins. Each breach is one field problem. */
@Component
class UnitRules {
    private final Units units;
    private final UnitDirectory directory;
    private final Clock clock;

    UnitRules(Units units, UnitDirectory directory, Clock clock) {
        this.units = units;
        this.directory = directory;
        this.clock = clock;
    }

    /** What is wrong with a unit that would begin on a day. */
    List<FieldProblem> problems(NewUnit unit, LocalDate validFrom) {
        return problems("/unit", unit, validFrom, Set.of());
    }

    /** What is wrong with a reorganisation. */
    List<FieldProblem> problems(Reorganisation wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        if (wanted.effectiveOn().isAfter(LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            problems.add(new FieldProblem("/effectiveOn", "effective-in-future"));
        }
        Map<String, UnitState> known = directory.findAll(wanted.from());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.from().size(); i++) {
            String key = wanted.from().get(i);
            String pointer = "/from/" + i;
            UnitState unit = known.get(key);
            if (!seen.add(key)) {
                problems.add(new FieldProblem(pointer, "unit-repeated", key));
            } else if (unit == null) {
                problems.add(new FieldProblem(pointer, "unit-unknown", key));
            } else if (unit.validTo() != null
                    || !unit.existsOn(wanted.effectiveOn().minusDays(1))) {
                problems.add(new FieldProblem(pointer, "unit-not-existing", key, wanted.effectiveOn()));
            }
        }
        problems.addAll(
                switch (wanted.kind()) {
                    case MERGE -> merger(wanted, known.values());
                    case ABOLISH -> abolition(wanted, known.values());
                });
        return problems;
    }

    private List<FieldProblem> merger(Reorganisation wanted, Collection<UnitState> ceasing) {
        NewUnit into = wanted.into();
        if (into == null) {
            return List.of(new FieldProblem("/into", "required"));
        }
        List<FieldProblem> problems =
                new ArrayList<>(problems("/into", into, wanted.effectiveOn(), Set.copyOf(wanted.from())));
        UnitLevel level = UnitLevel.of(into.kind());
        if (level == UnitLevel.COUNTRY || ceasing.stream().anyMatch(unit -> UnitLevel.of(unit.kind()) != level)) {
            problems.add(new FieldProblem("/from", "levels-differ"));
        } else if (level != UnitLevel.PROVINCE && !inOneProvince(ceasing, into.parent())) {
            problems.add(new FieldProblem("/from", "provinces-differ"));
        }
        return problems;
    }

    /** Whether units that exist, and the parent of the unit that follows them, are in one province. */
    private boolean inOneProvince(Collection<UnitState> ceasing, @Nullable String parent) {
        Set<String> provinces = new HashSet<>();
        ceasing.forEach(unit -> unit.today().forEach(place -> provinces.add(Paths.province(place.path()))));
        if (parent != null) {
            directory.find(parent).ifPresent(above -> provinces.add(Paths.province(above.path())));
        }
        return provinces.size() <= 1;
    }

    private List<FieldProblem> abolition(Reorganisation wanted, Collection<UnitState> ceasing) {
        List<FieldProblem> problems = new ArrayList<>();
        if (wanted.into() != null) {
            problems.add(new FieldProblem("/into", "not-in-an-abolition"));
        }
        if (ceasing.stream().anyMatch(unit -> UnitLevel.of(unit.kind()) != UnitLevel.DISTRICT)) {
            // A commune's figures would become nobody's; a province without its communes is a merger.
            problems.add(new FieldProblem("/from", "only-districts-are-abolished"));
        }
        if (units.leadingTo(wanted.from()).stream()
                .anyMatch(unit -> !wanted.from().contains(unit.state().key()))) {
            problems.add(new FieldProblem("/from", "units-below"));
        }
        return problems;
    }

    private List<FieldProblem> problems(String at, NewUnit unit, LocalDate validFrom, Set<String> ceasing) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!UnitLevel.isCode(unit.kind(), unit.code())) {
            problems.add(new FieldProblem(at + "/code", "unit-code-malformed", unit.code()));
        }
        boolean codeInUse = units.livingWithCode(unit.code()).stream()
                .map(AdministrativeUnit::state)
                .anyMatch(other ->
                        !ceasing.contains(other.key()) && UnitLevel.of(other.kind()) == UnitLevel.of(unit.kind()));
        if (codeInUse || units.existsById(unit.keyAt(validFrom))) {
            problems.add(new FieldProblem(at + "/code", "unit-code-in-use", unit.code()));
        }
        UnitState parent =
                unit.parent() == null ? null : directory.find(unit.parent()).orElse(null);
        boolean country = UnitLevel.of(unit.kind()) == UnitLevel.COUNTRY;
        if (unit.parent() != null && parent == null) {
            problems.add(new FieldProblem(at + "/parent", "unit-unknown", unit.parent()));
        } else if (parent == null ? !country : !UnitLevel.of(parent.kind()).isAbove(UnitLevel.of(unit.kind()))) {
            problems.add(new FieldProblem(at + "/parent", "parent-not-above"));
        } else if (parent != null && !parent.existsOn(validFrom)) {
            problems.add(new FieldProblem(at + "/parent", "unit-not-existing", parent.key(), validFrom));
        }
        return problems;
    }
}
