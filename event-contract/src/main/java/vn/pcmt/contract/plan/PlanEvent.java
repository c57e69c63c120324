package vn.pcmt.contract.plan;

import vn.pcmt.contract.Event;

/**
 * What happens to issued plans and to what belongs to them. All events of one plan share its key, so that they keep
 * their order. Drafts are nobody else's business.
 */
public sealed interface PlanEvent extends Event
        permits PlanStateEvent,
                CommitteeEvent,
                TaskEvent,
                ObstacleEvent,
                ExplanationEvent,
                TargetEvent,
                AssessmentEvent {
    /** The plan that the aggregate belongs to, or is. */
    String planId();

    @Override
    default String key() {
        return planId();
    }
}
