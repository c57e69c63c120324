package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import vn.pcmt.contract.Checks;

/**
 * What is to be reached.
 *
 * @param value a figure of the indicator, or a change in percent; with YEARLY_CHANGE, 0 means that it must change at all
 */
public record TargetGoal(Kind kind, BigDecimal value) {
    /** What the value of a goal is. */
    public enum Kind {
        /** A figure of the indicator. */
        VALUE,
        /** A change against the baseline, in percent: 5 for five percent more. */
        PERCENT_CHANGE,
        /** A change against the same periods of the year before, in percent, in every year of the target's time. */
        YEARLY_CHANGE
    }

    public TargetGoal {
        Checks.present(kind, "kind");
        Checks.present(value, "value");
    }
}
