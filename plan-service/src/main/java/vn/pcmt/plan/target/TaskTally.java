package vn.pcmt.plan.target;

/** How many tasks of a plan are confirmed. A bean of the feature that keeps tasks. */
public interface TaskTally {

    /** Of a plan and what is under it. */
    Tally of(String planId);

    /**
     * @param tasks in force, withdrawn ones left out
     * @param confirmed of these
     */
    record Tally(int tasks, int confirmed) {}
}
