package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.calendar.ReportingPeriod;
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
    static List<FigureLine> of(Question question, @Nullable StoredTotals totals, Collection<StoredTotals> yearToDate) {
        return question.indicators().stream()
                .map(indicator -> indicator.entered()
                        ? entered(indicator.code(), figure(totals, indicator.code()))
                        : ratio(indicator, totals, yearToDate, question.ofProvinces()))
                .toList();
    }

    /** What provinces report themselves, of the indicators they are asked for. */
    static List<FigureLine> of(Question question, StoredTotals.Provincial part) {
        return question.indicators().stream()
                .map(Indicator::code)
                .filter(question.ofProvinces()::contains)
                .map(code -> entered(code, part.figure(code)))
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
            Indicator indicator,
            @Nullable StoredTotals totals,
            Collection<StoredTotals> yearToDate,
            Set<String> ofProvinces) {
        Formula formula = indicator.formula();
        if (formula == null || totals == null) {
            return new FigureLine(indicator.code(), null, null, 0, 0, false);
        }
        Collection<StoredTotals> above = formula.yearToDate() ? yearToDate : List.of(totals);
        Figure below = figure(totals, formula.denominator());
        BigDecimal received = isWhole(formula, totals, above, ofProvinces, Figure::receivedReports)
                ? formula.percent(
                        code -> sum(above, code, FigureLines::received), received(below), indicator.decimals())
                : null;
        BigDecimal accepted = isWhole(formula, totals, above, ofProvinces, Figure::acceptedReports)
                ? formula.percent(
                        code -> sum(above, code, FigureLines::accepted), accepted(below), indicator.decimals())
                : null;
        return new FigureLine(
                indicator.code(),
                received,
                accepted,
                below.receivedReports(),
                below.acceptedReports(),
                differs(received, accepted));
    }

    /**
     * Whether numerator and denominator speak of the same communes. Within one period they do, since one report gives
     * both, and what a province adds to the numerator was done there too. A ratio of the year adds up all reports of the year over the denominator of this period alone: with a single
     * report missing it would be a number that looks right and is not, so then there is none.
     */
    private static boolean isWhole(
            Formula formula,
            StoredTotals totals,
            Collection<StoredTotals> year,
            Set<String> ofProvinces,
            ToIntFunction<Figure> reports) {
        if (!formula.yearToDate()) {
            return true;
        }
        Set<String> periods = year.stream()
                .filter(one ->
                        formula.numerator().stream().allMatch(code -> isComplete(one, code, ofProvinces, reports)))
                .map(StoredTotals::period)
                .collect(Collectors.toSet());
        return isComplete(totals, formula.denominator(), ofProvinces, reports)
                && ReportingPeriod.parse(totals.period()).yearToDate().stream()
                        .allMatch(period -> periods.contains(period.toString()));
    }

    /** Whether all communes gave the figure, and all provinces that are asked for it. */
    private static boolean isComplete(
            StoredTotals totals, String code, Set<String> ofProvinces, ToIntFunction<Figure> reports) {
        StoredTotals.Provincial provincial = totals.ofProvinces();
        int expected = totals.coverage().expected()
                + (ofProvinces.contains(code) ? provincial.coverage().expected() : 0);
        return expected > 0 && reports.applyAsInt(figure(totals, code)) == expected;
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
