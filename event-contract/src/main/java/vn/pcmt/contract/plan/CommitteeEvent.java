package vn.pcmt.contract.plan;

/** What happens to a committee of a plan in force. */
public sealed interface CommitteeEvent extends PlanEvent permits CommitteeSet {
    CommitteeState committee();

    @Override
    default String planId() {
        return committee().planId();
    }

    @Override
    default String aggregateId() {
        return committee().id();
    }
}
