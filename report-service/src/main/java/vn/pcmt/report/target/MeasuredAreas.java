package vn.pcmt.report.target;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.report.area.Succession;
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
        Set<String> whole = Succession.of(target.scope(), units).on(today).areas();
        Set<String> communes = new TreeSet<>();
        if (target.perUnit()) {
            units.communesWithin(whole).stream()
                    .filter(unit -> unit.existsOn(today))
                    .map(Unit::key)
                    .forEach(communes::add);
        }
        return new Areas(whole, communes);
    }
}
