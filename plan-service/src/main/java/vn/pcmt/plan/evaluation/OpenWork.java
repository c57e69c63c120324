package vn.pcmt.plan.evaluation;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.plan.evaluation.Outcome.OpenObstacle;
import vn.pcmt.plan.evaluation.Outcome.OpenTask;
import vn.pcmt.plan.obstacle.ObstacleDirectory;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskStage;

/** What of a plan is left to do. */
@Component
class OpenWork {
    private final TaskDirectory tasks;
    private final ObstacleDirectory obstacles;

    OpenWork(TaskDirectory tasks, ObstacleDirectory obstacles) {
        this.tasks = tasks;
        this.obstacles = obstacles;
    }

    List<OpenTask> tasks(String planId) {
        return tasks.ofPlan(planId).stream()
                .filter(task -> task.stage() != TaskStage.DRAFT && !task.stage().isEnded())
                .map(task -> new OpenTask(
                        task.id(),
                        Objects.requireNonNullElse(task.text().title(), task.label()),
                        task.text().deadline(),
                        task.progress()))
                .toList();
    }

    List<OpenObstacle> obstacles(String planId) {
        return obstacles.open(planId).stream()
                .map(obstacle -> new OpenObstacle(obstacle.id(), obstacle.title(), obstacle.raisedAt()))
                .toList();
    }
}
