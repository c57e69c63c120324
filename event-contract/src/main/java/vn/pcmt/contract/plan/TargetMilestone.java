package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import vn.pcmt.contract.Checks;

/**
 * A value to be reached on the way.
 *
 * @param period by whose end
 * @param value of the indicator, added up since the first period of the target if it adds over time
 */
public record TargetMilestone(String period, BigDecimal value) {
    public TargetMilestone {
        Checks.text(period, "period");
        Checks.present(value, "value");
    }
}
