package vn.pcmt.plan.plan;

import org.jspecify.annotations.Nullable;

/**
 * How a plan ends.
 *
 * @param lastPeriod last period for which its reports are owed, such as {@code 2026-11}; reports of other frequencies are
 *     owed for the period that has begun by the end of this one; null for the periods that run now
 * @param openTasks what becomes of tasks that are not confirmed; null if there are none
 */
public record ClosingTerms(
        @Nullable String lastPeriod, @Nullable OpenTasks openTasks) {

    /** What becomes of the tasks that are still open when a plan is closed. */
    public enum OpenTasks {
        /** Nobody owes them any more; they stay readable as withdrawn. */
        WITHDRAW
    }
}
