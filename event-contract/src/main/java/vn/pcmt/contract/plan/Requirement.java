package vn.pcmt.contract.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.report.ReportingLevel;

/**
 * Which report is owed, by whom, how often and for which periods.
 *
 * @param id unique within the plan
 * @param template template code, such as {@code PCMT-THANG}
 * @param scope keys of areas: every commune-level unit below one of them owes the report, in the tree of the period or
 *     restated to today's; of the level of the province, every province that is one of them, or went into one
 * @param firstPeriod first period owed, such as {@code 2024-12}; {@link PeriodId} of the frequency
 * @param lastPeriod last period owed; null while open; before the first if none is owed after all
 * @param deadline when it is due, null as the template says
 * @param level who owes it: the communes, or the province itself for what its own forces do
 */
public record Requirement(
        String id,
        String template,
        Frequency frequency,
        List<String> scope,
        String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable DeadlinePolicy deadline,
        ReportingLevel level) {

    @SuppressWarnings("ConstantConditions") // older events lack the level
    public Requirement {
        Checks.text(id, "id");
        Checks.text(template, "template");
        Checks.present(frequency, "frequency");
        scope = List.copyOf(scope);
        Checks.text(firstPeriod, "firstPeriod");
        if (level == null) {
            level = ReportingLevel.COMMUNE;
        }
    }

    /** Owed by communes. */
    public Requirement(
            String id,
            String template,
            Frequency frequency,
            List<String> scope,
            String firstPeriod,
            @Nullable String lastPeriod,
            @Nullable DeadlinePolicy deadline) {
        this(id, template, frequency, scope, firstPeriod, lastPeriod, deadline, ReportingLevel.COMMUNE);
    }

    /** Owed by communes, due as the template says. */
    public Requirement(
            String id,
            String template,
            Frequency frequency,
            List<String> scope,
            String firstPeriod,
            @Nullable String lastPeriod) {
        this(id, template, frequency, scope, firstPeriod, lastPeriod, null);
    }
}
