package vn.pcmt.contract.plan;

/** What happens to a plan itself. */
public sealed interface PlanStateEvent extends PlanEvent permits PlanIssued, PlanAmended, PlanClosed, RequirementSet {
    PlanState plan();

    @Override
    default String planId() {
        return plan().id();
    }

    @Override
    default String aggregateId() {
        return plan().id();
    }
}
