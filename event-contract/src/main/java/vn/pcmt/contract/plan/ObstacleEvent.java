package vn.pcmt.contract.plan;

/** What happens to an obstacle. */
public sealed interface ObstacleEvent extends PlanEvent permits ObstacleRaised, ObstacleEscalated, ObstacleResolved {
    ObstacleState obstacle();

    @Override
    default String planId() {
        return obstacle().planId();
    }

    @Override
    default String aggregateId() {
        return obstacle().id();
    }
}
