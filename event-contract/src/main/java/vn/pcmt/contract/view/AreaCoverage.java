package vn.pcmt.contract.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * How many of the reports that communes of an area owe for a period are in.
 *
 * @param area key of a unit, or of a group of areas
 * @param threshold share that should be in by then, 0 to 1
 * @param by when it should be
 * @param group what is added up; null for an area
 */
public record AreaCoverage(
        String area,
        String template,
        String period,
        int expected,
        int received,
        int accepted,
        BigDecimal threshold,
        Instant by,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FigureGroup group) {
    public AreaCoverage {
        Checks.text(area, "area");
        Checks.text(template, "template");
        Checks.text(period, "period");
        Checks.present(threshold, "threshold");
        Checks.present(by, "by");
    }

    /** {@code area~template~period}. */
    public String id() {
        return area + '~' + template + '~' + period;
    }
}
