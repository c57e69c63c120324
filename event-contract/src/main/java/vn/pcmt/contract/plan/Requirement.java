package vn.pcmt.contract.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * Which report is owed, by whom, how often and for which periods.
 *
 * @param id unique within the plan
 * @param template template code, such as {@code PCMT-THANG}
 * @param scope keys of areas: every commune-level unit below one of them owes the report, in the tree of the period or
 *     restated to today's
 * @param firstPeriod first period owed, such as {@code 2024-12}; {@link PeriodId} of the frequency
 * @param lastPeriod last period owed; null while open; before the first if none is owed after all
 * @param deadline when it is due, null as the template says
 */
public record Requirement(
        String id,
        String template,
        Frequency frequency,
        List<String> scope,
        String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable DeadlinePolicy deadline) {
    public Requirement {
        Checks.text(id, "id");
        Checks.text(template, "template");
        Checks.present(frequency, "frequency");
        scope = List.copyOf(scope);
        Checks.text(firstPeriod, "firstPeriod");
    }

    /** Due as the template says. */
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
