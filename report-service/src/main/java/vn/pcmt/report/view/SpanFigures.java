package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetReading.ReadingCoverage;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.view.PeriodSums.Side;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned.Against;
import vn.pcmt.report.view.Spanned.Behind;
import vn.pcmt.report.view.Spanned.Compared;
import vn.pcmt.report.view.Spanned.Line;

/** The figures of an area over spans of time, from its totals period by period. Pure. */
final class SpanFigures {

    private static final int PERCENT_SCALE = 4;

    private final Question question;
    private final Catalogue catalogue;
    private final Map<ReportingPeriod, StoredTotals> totals;
    private final Map<ReportingPeriod, PeriodSums> sums = new HashMap<>();

    SpanFigures(Question question, Catalogue catalogue, Map<ReportingPeriod, StoredTotals> totals) {
        this.question = question;
        this.catalogue = catalogue;
        this.totals = totals;
        totals.forEach((period, one) -> sums.putAll(PeriodSums.of(List.of(one.sums()), 1, question.ofProvinces())));
    }

    /** A time that figures are compared with. */
    record Beside(Against with, List<ReportingPeriod> periods) {}

    /** The periods whose totals are needed for some of them. */
    static TreeSet<ReportingPeriod> needed(Question question, List<ReportingPeriod> periods) {
        TreeSet<ReportingPeriod> needed = new TreeSet<>(periods);
        if (!periods.isEmpty()) {
            needed.addAll(question.needed(periods.getLast()));
        }
        return needed;
    }

    Completeness coverage(List<ReportingPeriod> periods, Instant now) {
        return periods.stream()
                .map(period -> Completeness.of(totals.get(period), now))
                .reduce(Completeness.NONE, Completeness::plus);
    }

    @Nullable
    Instant asOf(List<ReportingPeriod> periods) {
        return periods.stream()
                .map(totals::get)
                .filter(Objects::nonNull)
                .map(StoredTotals::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    int estimated(List<ReportingPeriod> periods) {
        return periods.stream()
                .map(totals::get)
                .filter(Objects::nonNull)
                .mapToInt(StoredTotals::estimated)
                .sum();
    }

    /** @param besides what each figure is compared with */
    List<Line> lines(List<ReportingPeriod> periods, List<Beside> besides) {
        return question.indicators().stream()
                .map(indicator -> line(indicator, periods, besides))
                .toList();
    }

    private Line line(Indicator indicator, List<ReportingPeriod> periods, List<Beside> besides) {
        // Which share of the reports is enough is a matter of targets; what is shown says how many there are.
        IndicatorSeries series = new IndicatorSeries(indicator, catalogue, sums, BigDecimal.ONE);
        BigDecimal received = value(series, periods, Side.RECEIVED);
        BigDecimal accepted = value(series, periods, Side.ACCEPTED);
        Behind behind = behind(series, periods);
        List<Compared> compared = new ArrayList<>();
        for (Beside beside : besides) {
            BigDecimal otherReceived = value(series, beside.periods(), Side.RECEIVED);
            BigDecimal otherAccepted = value(series, beside.periods(), Side.ACCEPTED);
            boolean asLong = !series.adds() || beside.periods().size() == periods.size();
            compared.add(new Compared(
                    beside.with(),
                    otherReceived,
                    otherAccepted,
                    asLong ? difference(received, otherReceived) : null,
                    asLong ? percent(received, otherReceived) : null,
                    asLong ? difference(accepted, otherAccepted) : null,
                    asLong ? percent(accepted, otherAccepted) : null,
                    behind(series, beside.periods()),
                    asLong
                            && series.isComplete(periods, Side.RECEIVED)
                            && series.isComplete(beside.periods(), Side.RECEIVED)));
        }
        return new Line(
                indicator.code(),
                received,
                accepted,
                behind,
                series.isComplete(periods, Side.RECEIVED),
                differs(received, accepted) || behind.received() != behind.accepted(),
                series.isEstimated(periods),
                series.asOf(periods),
                compared);
    }

    private static @Nullable BigDecimal value(IndicatorSeries series, List<ReportingPeriod> periods, Side side) {
        return series.isTellable(periods, side) ? series.value(periods, side) : null;
    }

    private static Behind behind(IndicatorSeries series, List<ReportingPeriod> periods) {
        ReadingCoverage coverage = series.coverage(periods);
        return new Behind(coverage.expected(), coverage.received(), coverage.accepted());
    }

    static @Nullable BigDecimal difference(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null ? null : now.subtract(then);
    }

    static @Nullable BigDecimal percent(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null || then.signum() == 0
                ? null
                : now.subtract(then).movePointRight(2).divide(then, PERCENT_SCALE, RoundingMode.HALF_UP);
    }

    private static boolean differs(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a != b : a.compareTo(b) != 0;
    }
}
