package vn.pcmt.contract.view;

import java.math.BigDecimal;
import java.time.Instant;
import vn.pcmt.contract.Checks;

/**
 * How many of the reports that communes of an area owe for a period are in.
 *
 * @param threshold share that should be in by then, 0 to 1
 * @param by when it should be
 */
public record AreaCoverage(
        String area,
        String template,
        String period,
        int expected,
        int received,
        int accepted,
        BigDecimal threshold,
        Instant by) {
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
