package vn.pcmt.plan.task;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.AmendCheck;
import vn.pcmt.plan.plan.PlanFacts;

/** Tasks that are still to be done lie within the time of their plan: it is not amended away from under them. */
@Component
class TasksWithin implements AmendCheck {
    private final TaskBoard board;
    private final TaskRules rules;

    TasksWithin(TaskBoard board, TaskRules rules) {
        this.board = board;
        this.rules = rules;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan) {
        TaskCheck check = rules.of(plan);
        board.of(plan.id()).stream()
                .filter(task -> !task.stage().isEnded())
                .forEach(task -> check.days("/tasks/" + task.id(), task.text()));
        return check.problems();
    }
}
