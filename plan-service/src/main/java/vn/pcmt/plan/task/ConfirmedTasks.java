package vn.pcmt.plan.task;

import org.springframework.stereotype.Component;
import vn.pcmt.plan.target.TaskTally;

/** Tells targets that ask for a share of tasks how many are confirmed. */
@Component
class ConfirmedTasks implements TaskTally {
    private final TaskDirectory tasks;

    ConfirmedTasks(TaskDirectory tasks) {
        this.tasks = tasks;
    }

    @Override
    public Tally of(String planId) {
        TaskCounts counts = tasks.countsWithChildren(planId);
        return new Tally(counts.total(), counts.confirmed());
    }
}
