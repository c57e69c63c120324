package vn.pcmt.plan.target;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.AmendCheck;
import vn.pcmt.plan.plan.IssueCheck;
import vn.pcmt.plan.plan.PlanFacts;

/** A plan is issued only with targets that hold for it, and is not amended away from them. */
@Component
class TargetsFit implements IssueCheck, AmendCheck {
    private final Targets targets;
    private final TargetRules rules;

    TargetsFit(Targets targets, TargetRules rules) {
        this.targets = targets;
        this.rules = rules;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan) {
        return targets.findByPlanIdOrderById(plan.id()).stream()
                .filter(target -> target.withdrawal() == null)
                .flatMap(target -> problems(target, plan))
                .toList();
    }

    private Stream<FieldProblem> problems(Target target, PlanFacts plan) {
        return rules.problems(target.text(), plan).stream()
                .map(problem -> new FieldProblem(
                        "/targets/" + target.id() + problem.pointer(), problem.code(), problem.args()));
    }
}
