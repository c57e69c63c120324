package vn.pcmt.contract.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * What a plan wants to reach, and how that is measured. Periods are reporting periods such as {@code 2026-11}; figures
 * are always those of the tree of today.
 *
 * @param indicator what is counted; null if the target is the share of the plan's tasks that are confirmed, in percent
 * @param baseline what the goal is compared with; null if with nothing, or with the year before in every year
 * @param direction which way is better
 * @param firstPeriod first period of the target's time
 * @param lastPeriod last period of it: the goal is to be reached by its end
 * @param trajectory values to be reached on the way, by period; empty for a straight line
 * @param scope keys of the areas whose figures are added; areas that ended stand for their successors
 * @param perUnit whether every commune-level unit of the scope has to reach the goal by itself
 * @param sample whether this is sample data, to be shown as such
 */
public record TargetState(
        String id,
        String planId,
        String title,
        @Nullable TargetIndicator indicator,
        @Nullable TargetBaseline baseline,
        TargetGoal goal,
        TargetDirection direction,
        String firstPeriod,
        String lastPeriod,
        List<TargetMilestone> trajectory,
        List<String> scope,
        boolean perUnit,
        boolean sample) {
    public TargetState {
        Checks.text(id, "id");
        Checks.text(planId, "planId");
        Checks.text(title, "title");
        Checks.present(goal, "goal");
        Checks.present(direction, "direction");
        Checks.text(firstPeriod, "firstPeriod");
        Checks.text(lastPeriod, "lastPeriod");
        trajectory = List.copyOf(trajectory);
        scope = List.copyOf(scope);
    }
}
