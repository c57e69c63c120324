package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A figure that was asked about, as it was seen then.
 *
 * @param indicator code, such as {@code CA01}
 * @param area key of the area
 * @param period such as {@code 2026-11}
 * @param value seen by who asked; null where there was none
 */
public record ExplainedFigure(
        String indicator,
        String area,
        String period,
        @Nullable BigDecimal value) {
    public ExplainedFigure {
        Checks.text(indicator, "indicator");
        Checks.text(area, "area");
        Checks.text(period, "period");
    }
}
