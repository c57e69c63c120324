package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import vn.pcmt.contract.Checks;

/**
 * A value to be reached on the way.
 *
 * @param period by whose end: a reporting period of the target, or a reporting year such as {@code 2027}
 * @param value of the indicator; if it adds over time, added up since the first period of the target, or by years what
 *     that year adds
 */
public record TargetMilestone(String period, BigDecimal value) {
    public TargetMilestone {
        Checks.text(period, "period");
        Checks.present(value, "value");
    }
}
