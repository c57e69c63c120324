package vn.pcmt.plan.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetIndicator;
import vn.pcmt.contract.plan.TargetMilestone;
import vn.pcmt.contract.plan.TargetState;

/**
 * What a target says, as it is sent. Periods are reporting months such as {@code 2026-11}.
 *
 * @param indicator what is counted; null if the target is the share of the plan's tasks that are confirmed, in percent
 * @param baseline what the goal is compared with; null for none
 * @param trajectory values to be reached on the way, all by month or all by year; empty for a straight line
 * @param scope keys of the areas measured; empty for the whole plan's
 * @param perUnit whether every commune-level unit has to reach the goal by itself; false if absent
 */
public record TargetText(
        @NotBlank @Size(max = 500) String title,
        @Nullable @Valid Measured indicator,
        @Nullable @Valid Compared baseline,
        @NotNull @Valid Goal goal,
        @NotNull TargetDirection direction,
        @NotBlank String firstPeriod,
        @NotBlank String lastPeriod,
        @Size(max = 120) List<@Valid @NotNull Milestone> trajectory,
        @Size(max = 500) List<@NotBlank String> scope,
        @Nullable Boolean perUnit) {

    public TargetText {
        trajectory = Objects.requireNonNullElse(trajectory, List.of());
        scope = Objects.requireNonNullElse(scope, List.of());
    }

    /** An indicator of a template: {@code PCMT-THANG}, {@code GC01}. */
    public record Measured(
            @NotBlank String template, @NotBlank String code) {}

    /**
     * @param value of kind VALUE
     * @param firstPeriod of OWN_HISTORY, as is the last
     */
    public record Compared(
            @NotNull TargetBaseline.Kind kind,
            @Nullable BigDecimal value,
            @Nullable String firstPeriod,
            @Nullable String lastPeriod) {}

    /** A figure, or a change in percent. */
    public record Goal(
            @NotNull TargetGoal.Kind kind, @NotNull BigDecimal value) {}

    /**
     * A value to be reached by the end of a month such as {@code 2026-11} or of a year such as {@code 2027}.
     *
     * @param value by months of what adds over time the sum since the first month, by years what each year adds
     */
    public record Milestone(
            @NotBlank String period, @NotNull BigDecimal value) {}

    public boolean isPerUnit() {
        return Boolean.TRUE.equals(perUnit);
    }

    /** The target as the contract has it. Only of a text that passed the rules. */
    TargetState state(String id, String planId, List<String> areas, boolean sample) {
        return new TargetState(
                id,
                planId,
                title,
                indicator == null ? null : new TargetIndicator(indicator.template(), indicator.code()),
                baseline == null
                        ? null
                        : new TargetBaseline(
                                baseline.kind(), baseline.value(), baseline.firstPeriod(), baseline.lastPeriod()),
                new TargetGoal(goal.kind(), goal.value()),
                direction,
                firstPeriod,
                lastPeriod,
                trajectory.stream()
                        .map(milestone -> new TargetMilestone(milestone.period(), milestone.value()))
                        .toList(),
                areas,
                isPerUnit(),
                sample);
    }
}
