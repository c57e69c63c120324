package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** An obstacle was removed. */
@EventType("obstacle.resolved.v1")
public record ObstacleResolved(long version, Instant at, String actor, ObstacleState obstacle)
        implements ObstacleEvent {
    public ObstacleResolved {
        Checks.event(version, at, actor);
        Checks.present(obstacle, "obstacle");
    }
}
