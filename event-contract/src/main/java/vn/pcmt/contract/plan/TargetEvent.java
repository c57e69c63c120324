package vn.pcmt.contract.plan;

/** What happens to a target of a plan in force. */
public sealed interface TargetEvent extends PlanEvent permits TargetSet, TargetWithdrawn {
    TargetState target();

    @Override
    default String planId() {
        return target().planId();
    }

    @Override
    default String aggregateId() {
        return target().id();
    }
}
