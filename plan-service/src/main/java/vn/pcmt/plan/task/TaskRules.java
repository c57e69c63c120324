package vn.pcmt.plan.task;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * What must hold for a task. What is wrong is refused at once; what is only missing is refused when its plan is issued,
 * or at once if the plan is in force.
 */
@Component
class TaskRules {
    private final OfficerDirectory officers;
    private final UnitDirectory units;
    private final TaskCalendar calendar;

    TaskRules(OfficerDirectory officers, UnitDirectory units, TaskCalendar calendar) {
        this.officers = officers;
        this.units = units;
        this.calendar = calendar;
    }

    /** Looks up each officer and unit once for all tasks of a plan that are checked together. */
    TaskCheck of(PlanFacts plan) {
        return new TaskCheck(plan, officers, units, calendar);
    }

    /**
     * The text to store: with its deadline as a day and the names of its bodies.
     *
     * @param others the other tasks of the plan
     * @throws Refusal {@code task-refused} with the fields at fault
     */
    TaskText checked(String id, TaskText text, PlanFacts plan, List<TaskFacts> others) {
        TaskCheck check = of(plan);
        check.sent(text);
        TaskText completed = check.completed(text);
        check.wrong("", completed);
        check.dependencies(id, completed, others);
        if (plan.status() != PlanStatus.DRAFT) {
            check.missing("", completed);
        }
        refuse(check.problems());
        return completed;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "task-refused").withFields(problems);
        }
    }
}
