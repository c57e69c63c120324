package vn.pcmt.plan.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;

/** What must hold for a unit that begins. Each breach is one field problem. */
@Component
class UnitRules {

    /**
     * What is wrong with a unit that would begin on a day.
     *
     * @param at JSON pointer to the unit in the request
     * @param ceasing keys of units whose codes are free by then
     * @param tree in which it would begin
     */
    List<FieldProblem> problems(String at, NewUnit unit, LocalDate validFrom, Set<String> ceasing, UnitTree tree) {
        List<FieldProblem> problems = new ArrayList<>();
        UnitLevel level = UnitLevel.of(unit.kind());
        if (!UnitLevel.isCode(unit.kind(), unit.code())) {
            problems.add(new FieldProblem(at + "/code", "unit-code-malformed", unit.code()));
        }
        boolean codeInUse = tree.livingWithCode(unit.code()).stream()
                .map(AdministrativeUnit::state)
                .anyMatch(other -> !ceasing.contains(other.key()) && UnitLevel.of(other.kind()) == level);
        if (codeInUse || tree.find(unit.keyAt(validFrom)).isPresent()) {
            problems.add(new FieldProblem(at + "/code", "unit-code-in-use", unit.code()));
        }
        String above = unit.parent();
        UnitState parent = above == null
                ? null
                : tree.find(above).map(AdministrativeUnit::state).orElse(null);
        if (above != null && parent == null) {
            problems.add(new FieldProblem(at + "/parent", "unit-unknown", above));
        } else if (parent == null
                ? level != UnitLevel.COUNTRY
                : !UnitLevel.of(parent.kind()).isAbove(level)) {
            problems.add(new FieldProblem(at + "/parent", "parent-not-above"));
        } else if (parent != null && !parent.existsOn(validFrom)) {
            problems.add(new FieldProblem(at + "/parent", "unit-not-existing", parent.key(), validFrom));
        }
        return problems;
    }
}
