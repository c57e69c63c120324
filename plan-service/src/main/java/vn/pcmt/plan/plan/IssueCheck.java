package vn.pcmt.plan.plan;

import java.util.List;
import vn.pcmt.kit.problem.FieldProblem;

/** What a part of a plan wants to be in order before the plan is put into force. A bean; all of them are asked. */
public interface IssueCheck {

    /** What is not in order; pointers begin with the part, such as {@code /tasks/<id>/deadline}. */
    List<FieldProblem> problems(PlanFacts plan);
}
