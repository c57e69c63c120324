package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an area and a period, by who counted them.
 *
 * @param communes summed over the reports of its communes
 * @param forces summed over what others in it report: cases of provincial forces that no commune counts; null if such a
 *     report is owed and not in
 * @param total as it is shown
 */
public record AreaBackground(
        Map<String, BigDecimal> communes, @Nullable Map<String, BigDecimal> forces, Map<String, BigDecimal> total) {

    @Nullable
    BigDecimal of(Operand operand) {
        return switch (operand.scope()) {
            case COMMUNES -> communes.get(operand.code());
            case FORCES -> forces == null ? null : forces.getOrDefault(operand.code(), BigDecimal.ZERO);
            case TOTAL -> total.get(operand.code());
            case NOW, PREVIOUS, TWO_BEFORE, LAST_YEAR, MEDIAN_6, MAX_12, UNIT -> null;
        };
    }
}
