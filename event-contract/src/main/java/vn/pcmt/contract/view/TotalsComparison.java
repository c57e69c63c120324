package vn.pcmt.contract.view;

import java.util.List;
import vn.pcmt.contract.Checks;

/**
 * What came of comparing the totals of a form and period with the reports behind them.
 *
 * @param template code of the form
 * @param period such as {@code 2025-08}
 * @param differences how many parts of totals are not the sum of their reports
 * @param first some of them, none if there are no differences
 */
public record TotalsComparison(String template, String period, int differences, List<TotalsDifference> first) {
    public TotalsComparison {
        Checks.text(template, "template");
        Checks.text(period, "period");
        Checks.present(first, "first");
        first = List.copyOf(first);
    }

    /** Id of the aggregate: {@code template~period}. */
    public static String id(String template, String period) {
        return template + "~" + period;
    }
}
