package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** Who carries out a plan met an obstacle. */
@EventType("obstacle.raised.v1")
public record ObstacleRaised(long version, Instant at, String actor, ObstacleState obstacle) implements ObstacleEvent {
    public ObstacleRaised {
        Checks.event(version, at, actor);
        Checks.present(obstacle, "obstacle");
    }
}
