package vn.pcmt.plan.obstacle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.ObstacleLevel;

/** Where the other features look obstacles up. */
@Component
public class ObstacleDirectory {
    private final Obstacles obstacles;

    ObstacleDirectory(Obstacles obstacles) {
        this.obstacles = obstacles;
    }

    /**
     * An obstacle as the other features see it.
     *
     * @param resolution how it was removed, null while it is not
     */
    public record ObstacleFacts(
            String id,
            String title,
            List<String> tasks,
            ObstacleLevel level,
            String ownerUnit,
            Instant raisedAt,
            Instant dueAt,
            @Nullable String resolution) {
        static ObstacleFacts of(Obstacle obstacle) {
            Obstacle.Resolution resolution = obstacle.resolution();
            return new ObstacleFacts(
                    obstacle.id(),
                    obstacle.text().title(),
                    obstacle.text().tasks(),
                    obstacle.responsible().level(),
                    obstacle.responsible().unit(),
                    obstacle.raisedAt(),
                    obstacle.responsible().dueAt(),
                    resolution == null ? null : resolution.text());
        }
    }

    /** Those of a plan that nobody has removed yet, the oldest first. */
    public List<ObstacleFacts> open(String planId) {
        return obstacles.open(planId).stream()
                .map(ObstacleFacts::of)
                .sorted(Comparator.comparing(ObstacleFacts::raisedAt))
                .toList();
    }
}
