package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** Who decides confirmed that a task is done. */
@EventType("task.confirmed.v1")
public record TaskConfirmed(long version, Instant at, String actor, TaskState task) implements TaskEvent {
    public TaskConfirmed {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
    }
}
