package vn.pcmt.contract.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * Progress was reported.
 *
 * @param note in Vietnamese, null if none was written
 */
@EventType("task.progressed.v1")
public record TaskProgressed(
        long version,
        Instant at,
        String actor,
        TaskState task,
        @Nullable String note) implements TaskEvent {
    public TaskProgressed {
        Checks.event(version, at, actor);
        Checks.present(task, "task");
    }
}
