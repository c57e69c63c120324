package vn.pcmt.report.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the catalogue.
 *
 * @param code such as {@code CA01}
 * @param unit in Vietnamese, such as {@code người}, {@code gam}, {@code %}
 * @param decimals most digits allowed after the point: 0 for what is counted, 3 for mass and area
 * @param max largest value that can be entered
 * @param mandatory whether a report without it is incomplete, which a template may waive; blank is not zero
 * @param formula how a ratio is computed; null for what is entered, and for a ratio that needs more than figures
 */
public record Indicator(
        String code,
        String nameVi,
        String nameEn,
        String unit,
        IndicatorKind kind,
        int decimals,
        BigDecimal max,
        Pillar pillar,
        Direction direction,
        boolean mandatory,
        @Nullable Formula formula) {

    /** Whether units enter it; ratios are computed. */
    public boolean entered() {
        return kind != IndicatorKind.RATIO;
    }

    /** The same as a template asks for it. */
    Indicator asked(boolean mandatory) {
        return new Indicator(code, nameVi, nameEn, unit, kind, decimals, max, pillar, direction, mandatory, formula);
    }
}
