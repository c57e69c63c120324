package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A task came into force. */
@EventType("task.assigned.v1")
public record TaskAssigned(long version, Instant at, String actor, TaskState task) implements TaskEvent {
    public TaskAssigned {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
    }
}
