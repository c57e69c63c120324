package vn.pcmt.contract.plan;

import vn.pcmt.contract.Event;

/** What happens to an issued plan. Keyed by plan id. Drafts are nobody else's business. */
public sealed interface PlanEvent extends Event permits PlanIssued, RequirementSet {
    PlanState plan();

    @Override
    default String aggregateId() {
        return plan().id();
    }
}
