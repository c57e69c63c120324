package vn.pcmt.plan.task;

/** What can be done with a task. */
enum TaskAct {
    /** Report progress, add evidence, say that it is done. */
    CARRY_OUT,
    /** Confirm it or send it back. */
    DECIDE,
    /** Amend or withdraw it. */
    WRITE,
    /** Say what stands in its way. */
    RAISE_OBSTACLE,
    READ_EVIDENCE
}
