package vn.pcmt.plan.unit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;

/**
 * Judges a reorganisation on the map as it will be on its day, after those planned before it; and sees to it that those
 * planned after it remain possible.
 */
@Component
class Forecast {
    private final Units units;
    private final Reorganisations reorganisations;
    private final ReorganisationRules rules;
    private final Clock clock;

    Forecast(Units units, Reorganisations reorganisations, ReorganisationRules rules, Clock clock) {
        this.units = units;
        this.reorganisations = reorganisations;
        this.rules = rules;
        this.clock = clock;
    }

    /** What is wrong with a reorganisation that is not recorded yet. */
    List<FieldProblem> problems(Reorganisation wanted) {
        List<ReorganisationRecord> planned = reorganisations.planned();
        if (planned.isEmpty()) {
            return rules.problems(wanted, units);
        }
        UnitsInMemory map = mapBefore(wanted, planned);
        List<FieldProblem> problems = rules.problems(wanted, map);
        if (!problems.isEmpty()) {
            return problems;
        }
        List<Reorganisation> later = planned.stream()
                .map(ReorganisationRecord::reorganisation)
                .filter(other -> other.effectiveOn().isAfter(wanted.effectiveOn()))
                .toList();
        List<String> brokenAnyway = broken(later, mapBefore(wanted, planned));
        apply(wanted, map);
        return broken(later, map).stream()
                .filter(id -> !brokenAnyway.contains(id))
                .map(id -> new FieldProblem("/from", "planned-otherwise", id))
                .toList();
    }

    /** Ids of planned reorganisations that need one that is to be taken back. */
    List<String> needing(ReorganisationRecord undone) {
        List<Reorganisation> others = reorganisations.planned().stream()
                .filter(record -> !record.id().equals(undone.id()))
                .map(ReorganisationRecord::reorganisation)
                .toList();
        return broken(others, new UnitsInMemory(units.findAll()));
    }

    /** The map of its day, after what is planned before it; a copy, to try on it what is not decided. */
    UnitsInMemory mapOf(Reorganisation wanted) {
        return mapBefore(wanted, reorganisations.planned());
    }

    private UnitsInMemory mapBefore(Reorganisation wanted, List<ReorganisationRecord> planned) {
        UnitsInMemory map = new UnitsInMemory(units.findAll());
        broken(
                planned.stream()
                        .map(ReorganisationRecord::reorganisation)
                        .filter(other -> !other.effectiveOn().isAfter(wanted.effectiveOn()))
                        .toList(),
                map);
        return map;
    }

    /** Carries all out, one after the other, and says which could not be. */
    private List<String> broken(List<Reorganisation> all, UnitsInMemory map) {
        List<String> broken = new ArrayList<>();
        for (Reorganisation one : all) {
            if (rules.problems(one, map).isEmpty()) {
                apply(one, map);
            } else {
                broken.add(one.id());
            }
        }
        return broken;
    }

    private void apply(Reorganisation wanted, UnitsInMemory map) {
        map.apply(wanted, Effects.of(wanted, Effects.moved(wanted, map), map, "forecast", clock.instant()));
    }
}
