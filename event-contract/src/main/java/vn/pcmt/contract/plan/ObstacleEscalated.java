package vn.pcmt.contract.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * An obstacle went up to the level above, by command or because its time ran out.
 *
 * @param from level it comes from
 * @param reason in Vietnamese; null if its time ran out
 */
@EventType("obstacle.escalated.v1")
public record ObstacleEscalated(
        long version,
        Instant at,
        String actor,
        ObstacleState obstacle,
        ObstacleLevel from,
        @Nullable String reason) implements ObstacleEvent {
    public ObstacleEscalated {
        Checks.event(version, at, actor);
        Checks.present(obstacle, "obstacle");
        Checks.present(from, "from");
    }
}
