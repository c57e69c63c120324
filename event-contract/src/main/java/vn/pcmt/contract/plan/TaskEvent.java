package vn.pcmt.contract.plan;

/** What happens to a task in force. */
public sealed interface TaskEvent extends PlanEvent
        permits TaskAssigned, TaskAmended, TaskProgressed, TaskCompleted, TaskConfirmed, TaskReturned, TaskWithdrawn {
    TaskState task();

    @Override
    default String planId() {
        return task().planId();
    }

    @Override
    default String aggregateId() {
        return task().id();
    }
}
