package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * Who decides sent a task back.
 *
 * @param reason in Vietnamese
 */
@EventType("task.returned.v1")
public record TaskReturned(long version, Instant at, String actor, TaskState task, String reason) implements TaskEvent {
    public TaskReturned {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
        Checks.text(reason, "reason");
    }
}
