package vn.pcmt.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.report.ReportingLevel;

/**
 * A report that a plan asks for, as it is sent: the shape of {@link Requirement} before it is checked.
 *
 * @param id unique within the plan
 * @param template template code, such as {@code PCMT-THANG}
 * @param scope keys of areas: every commune-level unit below one of them owes the report; provinces, of their own level
 * @param firstPeriod first period owed, such as {@code 2024-12}
 * @param lastPeriod last period owed; null while open
 * @param deadline null as the template says
 * @param level who owes it: the communes, or the province itself for what its own forces do; may be left out for communes
 */
public record RequirementText(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,60}") String id,

        @NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{1,39}")
        String template,

        @NotNull Frequency frequency,
        @NotEmpty @Size(max = 500) List<@NotBlank String> scope,
        @NotBlank String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable @Valid Deadline deadline,
        ReportingLevel level) {

    @SuppressWarnings("ConstantConditions") // it may be left out, and plans stored before it was there lack it
    public RequirementText {
        if (level == null) {
            level = ReportingLevel.COMMUNE;
        }
    }

    /** Owed by communes. */
    public RequirementText(
            String id,
            String template,
            Frequency frequency,
            List<String> scope,
            String firstPeriod,
            @Nullable String lastPeriod,
            @Nullable Deadline deadline) {
        this(id, template, frequency, scope, firstPeriod, lastPeriod, deadline, ReportingLevel.COMMUNE);
    }

    /**
     * When a report is due, as it is sent: the shape of {@link DeadlinePolicy} before it is checked.
     *
     * @param workingDaysAfter working days after the last day of the period
     * @param dayOfMonth day of the period's last month
     * @param time Vietnam time, null for the template's
     * @param onNonWorkingDay null for the next working day
     */
    public record Deadline(
            @Nullable @Min(1) @Max(60) Integer workingDaysAfter,
            @Nullable @Min(1) @Max(31) Integer dayOfMonth,
            @Nullable LocalTime time,
            DeadlinePolicy.@Nullable OnNonWorkingDay onNonWorkingDay) {
        DeadlinePolicy policy() {
            return new DeadlinePolicy(
                    workingDaysAfter,
                    dayOfMonth,
                    time,
                    Objects.requireNonNullElse(onNonWorkingDay, DeadlinePolicy.OnNonWorkingDay.NEXT));
        }
    }

    /** As the contract has it. What is owed once ends with its first period. */
    Requirement requirement() {
        return new Requirement(
                id,
                template,
                frequency,
                scope,
                firstPeriod,
                frequency == Frequency.ONCE && lastPeriod == null ? firstPeriod : lastPeriod,
                deadline == null ? null : deadline.policy(),
                level);
    }

    PeriodId first() {
        return new PeriodId(frequency, firstPeriod);
    }

    @Nullable
    PeriodId last() {
        return lastPeriod == null ? null : new PeriodId(frequency, lastPeriod);
    }

    RequirementText upTo(PeriodId last) {
        return new RequirementText(id, template, frequency, scope, firstPeriod, last.text(), deadline, level);
    }

    RequirementText continuedAs(String otherId, PeriodId first) {
        return new RequirementText(otherId, template, frequency, scope, first.text(), lastPeriod, deadline, level);
    }

    /** Whether another asks for the same report of the same units at the same times, for whatever periods. */
    boolean asksTheSame(RequirementText other) {
        return template.equals(other.template)
                && frequency == other.frequency
                && scope.equals(other.scope)
                && level == other.level
                && Objects.equals(deadline, other.deadline);
    }
}
