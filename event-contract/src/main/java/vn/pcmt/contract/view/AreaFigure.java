package vn.pcmt.contract.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * An accepted figure of an area and period beside what it usually is.
 *
 * @param area key of a unit, or of a group of areas
 * @param value what it is
 * @param usual median of the periods before
 * @param spread how far those usually are from it; 0 if they never moved
 * @param score how many such spreads it is away; null if they never moved
 * @param of how many periods it is compared with
 * @param group what is added up; null for an area
 */
public record AreaFigure(
        String area,
        String template,
        String indicator,
        String period,
        BigDecimal value,
        BigDecimal usual,
        BigDecimal spread,
        @Nullable BigDecimal score,
        int of,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FigureGroup group) {
    public AreaFigure {
        Checks.text(area, "area");
        Checks.text(template, "template");
        Checks.text(indicator, "indicator");
        Checks.text(period, "period");
        Checks.present(value, "value");
        Checks.present(usual, "usual");
        Checks.present(spread, "spread");
    }

    /** {@code area~template~indicator}. */
    public String id() {
        return area + '~' + template + '~' + indicator;
    }
}
