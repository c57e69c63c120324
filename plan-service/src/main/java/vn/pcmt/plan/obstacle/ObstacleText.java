package vn.pcmt.plan.obstacle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An obstacle as it is raised.
 *
 * @param title in Vietnamese
 * @param description more about it, null if there is none
 * @param tasks ids of the open tasks it blocks; empty if it blocks the plan as a whole
 * @param ownerUnit key of the area whose administration has to remove it; the raiser's own unit if absent
 * @param owner id of the officer who has to; the head of that unit if absent
 */
public record ObstacleText(
        @NotBlank @Size(max = 300) String title,
        @Nullable @Size(max = 4000) String description,
        @Size(max = 100) List<@NotBlank String> tasks,
        @Nullable @Size(max = 30) String ownerUnit,
        @Nullable @Size(max = 60) String owner) {

    public ObstacleText {
        tasks = List.copyOf(new LinkedHashSet<>(Objects.requireNonNullElse(tasks, List.of())));
    }
}
