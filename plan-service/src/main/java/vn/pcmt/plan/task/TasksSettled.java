package vn.pcmt.plan.task;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.CloseCheck;
import vn.pcmt.plan.plan.ClosingTerms;
import vn.pcmt.plan.plan.PlanFacts;

/** A plan is not closed while tasks are unconfirmed, unless it is said what becomes of them. */
@Component
class TasksSettled implements CloseCheck {
    /** Nobody reads more at once. */
    private static final int MOST = 100;

    private final TaskBoard board;

    TasksSettled(TaskBoard board) {
        this.board = board;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan, ClosingTerms terms) {
        if (terms.openTasks() != null) {
            return List.of();
        }
        return board.of(plan.id()).stream()
                .filter(task -> task.stage() != TaskStage.DRAFT && !task.stage().isEnded())
                .limit(MOST)
                .map(task -> new FieldProblem("/tasks/" + task.id(), "task-still-open", task.label()))
                .toList();
    }
}
