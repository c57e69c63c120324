package vn.pcmt.contract.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A task in force changed: what it says, or whether an obstacle stands in its way.
 *
 * @param becauseOf id of the task that slipped or of the obstacle that caused it; null if it was amended by itself
 */
@EventType("task.amended.v1")
public record TaskAmended(
        long version,
        Instant at,
        String actor,
        TaskState task,
        @Nullable String becauseOf) implements TaskEvent {
    public TaskAmended {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
    }
}
