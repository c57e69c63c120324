package vn.pcmt.plan.task;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How far the tasks of a plan are. Derived whenever asked for, never stored; those of a parent are the sum of its own
 * and its children's.
 *
 * @param total in force, withdrawn ones left out
 * @param drafts not yet in force
 * @param open being carried out, returned ones too
 * @param done said to be done, waiting to be confirmed
 * @param returned of the open ones, those sent back
 * @param late of the open ones, those past their deadline
 * @param blocked of the open ones, those with an obstacle in their way
 * @param percents sum of the progress of all in force
 */
public record TaskCounts(
        int total,
        int drafts,
        int open,
        int done,
        int confirmed,
        int returned,
        int withdrawn,
        int late,
        int blocked,
        long percents) {

    /** Of no tasks. */
    public static final TaskCounts NONE = new TaskCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static TaskCounts of(Collection<TaskFacts> tasks, TaskCalendar calendar) {
        Instant now = calendar.now();
        int[] stages = new int[TaskStage.values().length];
        int late = 0;
        int blocked = 0;
        long percents = 0;
        for (TaskFacts task : tasks) {
            stages[task.stage().ordinal()]++;
            if (task.stage() != TaskStage.DRAFT && task.stage() != TaskStage.WITHDRAWN) {
                percents += task.progress();
            }
            late += task.isLate(now, calendar) ? 1 : 0;
            blocked += task.isBlocked() ? 1 : 0;
        }
        int returned = stages[TaskStage.RETURNED.ordinal()];
        int open = stages[TaskStage.ASSIGNED.ordinal()] + returned;
        int done = stages[TaskStage.DONE.ordinal()];
        int confirmed = stages[TaskStage.CONFIRMED.ordinal()];
        return new TaskCounts(
                open + done + confirmed,
                stages[TaskStage.DRAFT.ordinal()],
                open,
                done,
                confirmed,
                returned,
                stages[TaskStage.WITHDRAWN.ordinal()],
                late,
                blocked,
                percents);
    }

    /** Those of both together. */
    public TaskCounts plus(TaskCounts other) {
        return new TaskCounts(
                total + other.total,
                drafts + other.drafts,
                open + other.open,
                done + other.done,
                confirmed + other.confirmed,
                returned + other.returned,
                withdrawn + other.withdrawn,
                late + other.late,
                blocked + other.blocked,
                percents + other.percents);
    }

    /** Mean progress in percent with one decimal, each task counting alike; null if none is in force. */
    public @Nullable BigDecimal progress() {
        return total == 0
                ? null
                : BigDecimal.valueOf(percents).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
    }
}
