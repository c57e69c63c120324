package vn.pcmt.plan.task;

import vn.pcmt.contract.plan.TaskStatus;

/** Where a task is in its life; a draft is nobody else's business. */
public enum TaskStage {
    DRAFT,
    ASSIGNED,
    DONE,
    CONFIRMED,
    RETURNED,
    WITHDRAWN;

    /** Whether it still has to be carried out. */
    public boolean isOpen() {
        return this == ASSIGNED || this == RETURNED;
    }

    /** Whether nothing happens to it any more. */
    public boolean isEnded() {
        return this == CONFIRMED || this == WITHDRAWN;
    }

    /** As the contract has it, which knows no drafts. */
    TaskStatus status() {
        return TaskStatus.valueOf(name());
    }
}
