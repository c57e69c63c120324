package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A task was said to be done, with evidence. */
@EventType("task.completed.v1")
public record TaskCompleted(long version, Instant at, String actor, TaskState task) implements TaskEvent {
    public TaskCompleted {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
    }
}
