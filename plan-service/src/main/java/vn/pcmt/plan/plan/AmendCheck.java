package vn.pcmt.plan.plan;

import java.util.List;
import vn.pcmt.kit.problem.FieldProblem;

/** What of a part of a plan has to fit the plan while it is in force. A bean; all are asked when the plan is amended. */
public interface AmendCheck {

    /** What does not fit a plan that says this; pointers begin with the part, such as {@code /tasks/<id>/deadline}. */
    List<FieldProblem> problems(PlanFacts plan);
}
