package vn.pcmt.plan.overview;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetReading.UnitStatuses;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.task.TaskCounts;

/**
 * How a plan stands with everything under it.
 *
 * @param area that it is about; null for all of the plan
 * @param targets what needs attention first
 */
record Overview(
        String plan,
        String title,
        PlanStatus status,
        @Nullable String area,
        @Nullable String areaName,
        List<TargetLine> targets,
        Tasks tasks) {

    /**
     * One target.
     *
     * @param planId of the plan it belongs to: this one, or one under it
     * @param status of what the reading is of
     * @param reading figures, forecast with its band and outlook, coverage: of the commune asked for, where the target is one
     *     for every unit; else of the target as a whole. Null while nothing was measured, and where it is withheld
     * @param whole whether the reading is that of the target as a whole, though an area was asked for
     * @param withheld whether there is a reading of one commune that the caller may not see
     * @param units how the units in the area stand, of a target for every unit; null otherwise
     */
    record TargetLine(
            String id,
            String planId,
            String title,
            TargetStatus status,
            @Nullable TargetReading reading,
            boolean whole,
            boolean withheld,
            @Nullable UnitStatuses units) {}

    /**
     * @param progress mean of all in force, in percent with one decimal; null if there are none
     * @param agencies by the body that leads, the one with the most late tasks first
     */
    record Tasks(@Nullable BigDecimal progress, TaskCounts counts, List<AgencyTasks> agencies) {}

    /** @param unitKey null for a body that is no administrative unit */
    record AgencyTasks(
            String agency,
            @Nullable String unitKey,
            @Nullable BigDecimal progress,
            TaskCounts counts) {}
}
