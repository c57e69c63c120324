package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A task was withdrawn: nobody owes it any more.
 *
 * @param reason in Vietnamese
 */
@EventType("task.withdrawn.v1")
public record TaskWithdrawn(long version, Instant at, String actor, TaskState task, String reason)
        implements TaskEvent {
    public TaskWithdrawn {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
        Checks.text(reason, "reason");
    }
}
