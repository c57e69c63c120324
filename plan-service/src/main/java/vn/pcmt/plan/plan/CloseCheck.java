package vn.pcmt.plan.plan;

import java.util.List;
import vn.pcmt.kit.problem.FieldProblem;

/** What a part of a plan wants to be settled before the plan is closed. A bean; all of them are asked. */
public interface CloseCheck {

    /** What is not settled by these terms; pointers begin with the part, such as {@code /tasks/<id>}. */
    List<FieldProblem> problems(PlanFacts plan, ClosingTerms terms);
}
