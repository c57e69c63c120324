package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetReading.ReadingCoverage;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Formula;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.view.PeriodSums.Side;

/**
 * One indicator over time, added up the way its kind demands: what happens adds, what is there counts as of the last
 * period, ratios are made from their parts. Figures are exact; one that cannot be told is null.
 */
public final class IndicatorSeries {

    private final @Nullable Indicator indicator;
    private final Catalogue catalogue;
    private final Map<ReportingPeriod, PeriodSums> periods;
    private final BigDecimal enough;

    /**
     * @param indicator null for one that the catalogue does not have: then there are no figures
     * @param enough share of the expected reports of a period that makes its figure count
     */
    public IndicatorSeries(
            @Nullable Indicator indicator,
            Catalogue catalogue,
            Map<ReportingPeriod, PeriodSums> periods,
            BigDecimal enough) {
        this.indicator = indicator;
        this.catalogue = catalogue;
        this.periods = periods;
        this.enough = enough;
    }

    /** Codes of the entered indicators that an indicator is made of. */
    public static Set<String> parts(@Nullable Indicator indicator) {
        if (indicator == null) {
            return Set.of();
        }
        Formula formula = indicator.formula();
        if (formula == null) {
            return indicator.entered() ? Set.of(indicator.code()) : Set.of();
        }
        return formula.parts();
    }

    /** Whether the figure adds over time. */
    public boolean adds() {
        return indicator != null && indicator.kind() == IndicatorKind.FLOW;
    }

    public boolean isRatio() {
        return indicator != null && indicator.kind() == IndicatorKind.RATIO;
    }

    /** The figure over consecutive periods. */
    public @Nullable BigDecimal value(List<ReportingPeriod> span, Side side) {
        if (indicator == null || span.isEmpty()) {
            return null;
        }
        Formula formula = indicator.formula();
        if (formula != null) {
            List<ReportingPeriod> above = formula.yearToDate() ? span.getLast().yearToDate() : span;
            return formula.percent(
                    code -> entered(code, above, side),
                    entered(formula.denominator(), span, side),
                    indicator.decimals());
        }
        return indicator.entered() ? entered(indicator.code(), span, side) : null;
    }

    private @Nullable BigDecimal entered(String code, List<ReportingPeriod> span, Side side) {
        if (!addsOverTime(code)) {
            PeriodSums last = periods.get(span.getLast());
            return last == null ? null : last.value(code, side);
        }
        return span.stream()
                .map(periods::get)
                .filter(Objects::nonNull)
                .map(sums -> sums.value(code, side))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private boolean addsOverTime(String code) {
        return catalogue
                .indicator(code)
                .filter(part -> part.kind() == IndicatorKind.FLOW)
                .isPresent();
    }

    /** Whether enough reports are accepted in every period that the accepted figure over the span is made of. */
    public boolean isCovered(List<ReportingPeriod> span) {
        return !span.isEmpty()
                && !parts(indicator).isEmpty()
                && counting(span).allMatch(part -> {
                    PeriodSums sums = periods.get(part.period());
                    return sums != null
                            && sums.whole()
                            && sums.expected(part.code()) > 0
                            && BigDecimal.valueOf(sums.figure(part.code()).acceptedReports())
                                            .compareTo(enough.multiply(BigDecimal.valueOf(sums.expected(part.code()))))
                                    >= 0;
                });
    }

    /**
     * Whether a figure over the span may be shown that is made of figures of different periods: only if every report that
     * was owed gave its part. One that is missing would make a number that looks right and is not.
     */
    boolean isTellable(List<ReportingPeriod> span, Side side) {
        Formula formula = indicator == null ? null : indicator.formula();
        boolean mixed = formula != null
                && (formula.yearToDate()
                        || span.size() > 1 && formula.numerator().stream().anyMatch(this::addsOverTime));
        return !mixed || isComplete(span, side);
    }

    /** Whether every report that was owed is in the figure over the span, for all of its parts. */
    boolean isComplete(List<ReportingPeriod> span, Side side) {
        return !span.isEmpty()
                && !parts(indicator).isEmpty()
                && counting(span).allMatch(part -> {
                    PeriodSums sums = periods.get(part.period());
                    return sums != null
                            && sums.expected(part.code()) > 0
                            && side.reports(sums.figure(part.code())) == sums.expected(part.code());
                });
    }

    /** Reports behind the figure over the span: the least of its parts. */
    public ReadingCoverage coverage(List<ReportingPeriod> span) {
        if (span.isEmpty()) {
            return new ReadingCoverage(0, 0, 0);
        }
        return new ReadingCoverage(
                least(span, (part, sums) -> sums.expected(part)),
                least(span, (part, sums) -> sums.figure(part).receivedReports()),
                least(span, (part, sums) -> sums.figure(part).acceptedReports()));
    }

    private interface Count {
        int of(String code, PeriodSums sums);
    }

    private int least(List<ReportingPeriod> span, Count count) {
        ToIntFunction<String> sum = code -> counting(span)
                .filter(part -> part.code().equals(code))
                .map(part -> periods.get(part.period()))
                .filter(Objects::nonNull)
                .mapToInt(sums -> count.of(code, sums))
                .sum();
        return parts(indicator).stream().mapToInt(sum).min().orElse(0);
    }

    private record Part(String code, ReportingPeriod period) {}

    private Stream<Part> counting(List<ReportingPeriod> span) {
        Formula formula = indicator == null ? null : indicator.formula();
        return parts(indicator).stream().flatMap(code -> {
            boolean yearToDate = formula != null
                    && formula.yearToDate()
                    && formula.numerator().contains(code);
            List<ReportingPeriod> over =
                    yearToDate ? span.getLast().yearToDate() : addsOverTime(code) ? span : List.of(span.getLast());
            return over.stream().map(period -> new Part(code, period));
        });
    }

    /** Whether shares of split units are in the figure over the span. */
    public boolean isEstimated(List<ReportingPeriod> span) {
        return !span.isEmpty()
                && counting(span)
                        .map(part -> periods.get(part.period()))
                        .anyMatch(sums -> sums != null && sums.estimated());
    }

    /** Time of the newest report in the figures of a span. */
    public @Nullable Instant asOf(List<ReportingPeriod> span) {
        return span.stream()
                .map(periods::get)
                .filter(Objects::nonNull)
                .map(PeriodSums::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
