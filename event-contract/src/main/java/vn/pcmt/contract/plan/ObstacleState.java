package vn.pcmt.contract.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * Something that keeps a plan from being carried out (vướng mắc).
 *
 * @param title in Vietnamese
 * @param tasks ids of the tasks it blocks; empty if it blocks the plan as a whole
 * @param raisedBy id of the officer who raised it
 * @param unitKey unit of that officer, null if there is none
 * @param level that has to remove it
 * @param ownerUnit key of the area whose administration has to remove it
 * @param owner id of the officer who has to, null if the head of the unit
 * @param dueAt when it goes up a level by itself
 * @param escalations how often it went up
 * @param resolution how it was removed, null while it is not
 * @param resolvedAt null while it is not
 * @param sample whether this is sample data, to be shown as such
 */
public record ObstacleState(
        String id,
        String planId,
        String title,
        @Nullable String description,
        List<String> tasks,
        String raisedBy,
        @Nullable String unitKey,
        Instant raisedAt,
        ObstacleLevel level,
        String ownerUnit,
        @Nullable String owner,
        Instant dueAt,
        int escalations,
        @Nullable String resolution,
        @Nullable Instant resolvedAt,
        boolean sample) {
    public ObstacleState {
        Checks.text(id, "id");
        Checks.text(planId, "planId");
        Checks.text(title, "title");
        tasks = List.copyOf(tasks);
        Checks.text(raisedBy, "raisedBy");
        Checks.present(raisedAt, "raisedAt");
        Checks.present(level, "level");
        Checks.text(ownerUnit, "ownerUnit");
        Checks.present(dueAt, "dueAt");
        if ((resolution == null) != (resolvedAt == null)) {
            throw new IllegalArgumentException("a resolution and its time go together");
        }
    }
}
