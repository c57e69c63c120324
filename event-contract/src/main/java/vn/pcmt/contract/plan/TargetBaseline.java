package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * What a goal is compared with.
 *
 * @param value of kind VALUE; null otherwise
 * @param firstPeriod first period of OWN_HISTORY; null otherwise
 * @param lastPeriod last period of OWN_HISTORY; null otherwise
 */
public record TargetBaseline(
        Kind kind,
        @Nullable BigDecimal value,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod) {
    /** Where the figure comes from. */
    public enum Kind {
        /** It is given. */
        VALUE,
        /** The figure of the same periods, one year earlier. */
        SAME_PERIOD_LAST_YEAR,
        /** The figure of earlier periods, restated to the units of today. */
        OWN_HISTORY
    }

    public TargetBaseline {
        Checks.present(kind, "kind");
    }
}
