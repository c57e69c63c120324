package vn.pcmt.plan.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetStatus;

/**
 * A target as shown.
 *
 * @param status derived, never stored: from the reading, or from the tasks
 * @param reading as the views told it last; null while they have not, and for a share of tasks
 * @param tasks for a share of tasks; null otherwise
 * @param units readings of the units that the caller may see; null in lists
 */
record TargetView(
        String id,
        String planId,
        boolean draft,
        boolean sample,
        TargetText target,
        @Nullable Withdrawn withdrawn,
        TargetStatus status,
        @Nullable TargetReading reading,
        @Nullable Share tasks,
        @Nullable List<TargetReading> units) {

    /** Given up since. */
    record Withdrawn(Instant at, String reason) {}

    /**
     * Tasks of the plan that are confirmed.
     *
     * @param percent of those that are not withdrawn; null if there are none
     * @param expectedByNow percent that should be by today, on a straight line
     */
    record Share(int tasks, int confirmed, @Nullable BigDecimal percent, BigDecimal expectedByNow) {}

    static TargetView of(
            Target target, @Nullable TargetReading reading, TaskShare taskShare, @Nullable List<TargetReading> units) {
        Target.Withdrawal gone = target.withdrawal();
        return new TargetView(
                target.id(),
                target.planId(),
                target.isDraft(),
                target.sample(),
                target.text(),
                gone == null ? null : new Withdrawn(gone.at(), gone.reason()),
                status(target, reading, taskShare),
                reading,
                target.text().indicator() == null ? taskShare.of(target.planId(), target.text()) : null,
                units);
    }

    static TargetStatus status(Target target, @Nullable TargetReading reading, TaskShare taskShare) {
        if (target.text().indicator() == null) {
            return taskShare.status(target.planId(), target.text());
        }
        return reading == null ? TargetStatus.NOT_DUE : reading.status();
    }
}
