package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.catalogue.Formula;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.view.Shown.FigureLine;

/**
 * Turns stored sums into the lines shown. Ratios are made here, from the sums of this very area and period: at every
 * level anew, never averaged.
 */
final class FigureLines {

    private FigureLines() {}

    /**
     * @param totals of the period; null if there are none yet
     * @param yearToDate totals from the first period of the reporting year to this one, for ratios that need them
     */
    static List<FigureLine> of(
            List<Indicator> indicators, @Nullable StoredTotals totals, Collection<StoredTotals> yearToDate) {
        return indicators.stream()
                .map(indicator -> indicator.entered()
                        ? entered(indicator.code(), figure(totals, indicator.code()))
                        : ratio(indicator, totals, yearToDate))
                .toList();
    }

    private static FigureLine entered(String code, Figure figure) {
        BigDecimal received = received(figure);
        BigDecimal accepted = accepted(figure);
        return new FigureLine(
                code,
                received,
                accepted,
                figure.receivedReports(),
                figure.acceptedReports(),
                differs(received, accepted) || figure.receivedReports() != figure.acceptedReports());
    }

    private static FigureLine ratio(
            Indicator indicator, @Nullable StoredTotals totals, Collection<StoredTotals> yearToDate) {
        Formula formula = indicator.formula();
        if (formula == null || totals == null) {
            return new FigureLine(indicator.code(), null, null, 0, 0, false);
        }
        Collection<StoredTotals> above = formula.yearToDate() ? yearToDate : List.of(totals);
        Figure below = figure(totals, formula.denominator());
        BigDecimal received = formula.percent(code -> sum(above, code, FigureLines::received), received(below));
        BigDecimal accepted = formula.percent(code -> sum(above, code, FigureLines::accepted), accepted(below));
        return new FigureLine(
                indicator.code(),
                received,
                accepted,
                below.receivedReports(),
                below.acceptedReports(),
                differs(received, accepted));
    }

    private static @Nullable BigDecimal sum(
            Collection<StoredTotals> totals, String code, Function<Figure, @Nullable BigDecimal> part) {
        BigDecimal sum = null;
        for (StoredTotals one : totals) {
            BigDecimal value = part.apply(figure(one, code));
            if (value != null) {
                sum = sum == null ? value : sum.add(value);
            }
        }
        return sum;
    }

    private static Figure figure(@Nullable StoredTotals totals, String code) {
        return totals == null ? Figure.NONE : totals.figures().getOrDefault(code, Figure.NONE);
    }

    private static @Nullable BigDecimal received(Figure figure) {
        return figure.receivedReports() == 0 ? null : figure.received();
    }

    private static @Nullable BigDecimal accepted(Figure figure) {
        return figure.acceptedReports() == 0 ? null : figure.accepted();
    }

    private static boolean differs(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a != b : a.compareTo(b) != 0;
    }
}
