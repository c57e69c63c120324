package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * The reported figure that proves a result: at least one bound, both inclusive.
 *
 * @param indicator code, such as {@code CA01}
 * @param area key of the area whose figure counts
 * @param period such as {@code 2026-11}
 */
public record Proof(
        String indicator,
        String area,
        String period,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost) {
    public Proof {
        Checks.text(indicator, "indicator");
        Checks.text(area, "area");
        Checks.text(period, "period");
        if (atLeast == null && atMost == null) {
            throw new IllegalArgumentException("a proof needs a bound");
        }
        if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
            throw new IllegalArgumentException("no value is at least " + atLeast + " and at most " + atMost);
        }
    }

    /** Whether a value proves the result. */
    public boolean isMetBy(BigDecimal value) {
        return (atLeast == null || value.compareTo(atLeast) >= 0) && (atMost == null || value.compareTo(atMost) <= 0);
    }
}
