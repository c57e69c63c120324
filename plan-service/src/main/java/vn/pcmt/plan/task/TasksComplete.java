package vn.pcmt.plan.task;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.IssueCheck;
import vn.pcmt.plan.plan.PlanFacts;

/** A plan is not issued before all its tasks have all six "rõ", in an order that can be kept. */
@Component
class TasksComplete implements IssueCheck {
    /** Nobody reads more at once. */
    private static final int MOST = 500;

    private final TaskBoard board;
    private final TaskRules rules;

    TasksComplete(TaskBoard board, TaskRules rules) {
        this.board = board;
        this.rules = rules;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan) {
        List<TaskFacts> drafts = board.of(plan.id()).stream()
                .filter(task -> task.stage() == TaskStage.DRAFT)
                .toList();
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<String, TaskFacts> byId = drafts.stream().collect(Collectors.toMap(TaskFacts::id, Function.identity()));
        TaskCheck check = rules.of(plan);
        for (TaskFacts task : drafts) {
            check.missing("/tasks/" + task.id(), task.text());
            check.wrong("/tasks/" + task.id(), task.text());
        }
        List<String> circle = new Dependencies(drafts).circle();
        if (!circle.isEmpty()) {
            check.circle("/tasks/" + circle.getFirst() + "/dependsOn", circle, byId, "");
        }
        return check.problems().stream().limit(MOST).toList();
    }
}
