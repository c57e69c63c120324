package vn.pcmt.plan.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.problem.FieldProblem;

/**
 * Where plans stand under one another. Only drafts change their parent, and a plan is issued only under one in force: so
 * plans in force never form a circle, not even if two drafts are put under each other at the same moment.
 */
@Component
class PlanTree {
    private static final int DEEPEST = 10;

    private final Plans plans;

    PlanTree(Plans plans) {
        this.plans = plans;
    }

    /** What is wrong with where a plan is put. */
    List<FieldProblem> problems(String id, PlanText plan) {
        if (plan.parent() == null) {
            return List.of();
        }
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Plan> parent = plans.findById(plan.parent());
        if (parent.isEmpty()) {
            problems.add(new FieldProblem("/parent", "parent-unknown", plan.parent()));
        } else if (parent.get().status() == PlanStatus.CLOSED) {
            problems.add(new FieldProblem(
                    "/parent", "parent-closed", parent.get().text().title()));
        } else {
            Set<String> above = new HashSet<>(Set.of(id));
            String next = plan.parent();
            while (next != null && above.size() <= DEEPEST) {
                if (!above.add(next)) {
                    problems.add(new FieldProblem("/parent", "parent-circle"));
                    return problems;
                }
                next = parentOf(next);
            }
            if (next != null) {
                problems.add(new FieldProblem("/parent", "parent-too-deep", DEEPEST));
            }
        }
        return problems;
    }

    /** What keeps a plan from being issued where it stands. */
    List<FieldProblem> issueProblems(PlanText plan) {
        List<FieldProblem> problems = new ArrayList<>();
        Plan parent =
                plan.parent() == null ? null : plans.findById(plan.parent()).orElse(null);
        if (parent != null && parent.status() == PlanStatus.DRAFT) {
            problems.add(new FieldProblem(
                    "/parent", "parent-not-in-force", parent.text().title()));
        }
        if (plan.kind() == PlanKind.PROJECT) {
            if (plan.parent() == null) {
                problems.add(new FieldProblem("/parent", "project-needs-parent"));
            }
            if (plan.to() == null && (parent == null || parent.text().to() == null)) {
                problems.add(new FieldProblem("/to", "project-needs-deadline"));
            }
        }
        return problems;
    }

    /** Sub-plans that are still in force. */
    List<FieldProblem> openBelow(String id) {
        return plans.findByTextParentOrderById(id).stream()
                .filter(child -> child.status() == PlanStatus.ISSUED)
                .map(child -> new FieldProblem(
                        "/children/" + child.id(),
                        "child-in-force",
                        child.text().title()))
                .toList();
    }

    private @Nullable String parentOf(String id) {
        return plans.findById(id).map(plan -> plan.text().parent()).orElse(null);
    }
}
