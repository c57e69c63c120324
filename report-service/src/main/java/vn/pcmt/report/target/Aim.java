package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums.Side;

/** What a target asks for in a stretch of its time: the baseline, the goal, and the way from one to the other. */
final class Aim {

    private static final int SCALE = 4;

    private final TargetState target;
    private final IndicatorSeries series;
    private final ReportingPeriod first;
    private final ReportingPeriod last;

    Aim(TargetState target, IndicatorSeries series, ReportingPeriod first, ReportingPeriod last) {
        this.target = target;
        this.series = series;
        this.first = first;
        this.last = last;
    }

    /** What the goal is compared with; null if it cannot be told, or there is nothing to compare with. */
    @Nullable
    BigDecimal baseline() {
        if (yearly()) {
            return yearEarlier(last);
        }
        TargetBaseline baseline = target.baseline();
        if (baseline == null) {
            return null;
        }
        return switch (baseline.kind()) {
            case VALUE -> baseline.value();
            case SAME_PERIOD_LAST_YEAR -> yearEarlier(last);
            case OWN_HISTORY -> history(baseline.firstPeriod(), baseline.lastPeriod());
        };
    }

    /** The figure to be reached; null if the baseline it rests on cannot be told. */
    @Nullable
    BigDecimal goal() {
        return target.goal().kind() == TargetGoal.Kind.VALUE ? target.goal().value() : changed(baseline());
    }

    /** What is to be reached by the end of a period on the way; null if that cannot be told. */
    @Nullable
    BigDecimal expectedBy(ReportingPeriod period) {
        if (target.trajectory().isEmpty() && comparesWithLastYear()) {
            return changed(yearEarlier(period));
        }
        return onTheLine(period);
    }

    /** Whether a figure is as good as one that is asked for. A change of 0 % asks for any change at all. */
    boolean isReached(BigDecimal actual, BigDecimal asked) {
        int difference = actual.compareTo(asked);
        if (yearly() && target.goal().value().signum() == 0) {
            boolean nothingLeft =
                    target.direction() == TargetDirection.DOWN && actual.signum() == 0 && asked.signum() == 0;
            return nothingLeft || (target.direction() == TargetDirection.UP ? difference > 0 : difference < 0);
        }
        return target.direction() == TargetDirection.UP ? difference >= 0 : difference <= 0;
    }

    private boolean yearly() {
        return target.goal().kind() == TargetGoal.Kind.YEARLY_CHANGE;
    }

    private boolean comparesWithLastYear() {
        TargetBaseline baseline = target.baseline();
        return yearly()
                || target.goal().kind() == TargetGoal.Kind.PERCENT_CHANGE
                        && baseline != null
                        && baseline.kind() == TargetBaseline.Kind.SAME_PERIOD_LAST_YEAR;
    }

    /** The figure of the same periods up to this one, a year earlier. */
    private @Nullable BigDecimal yearEarlier(ReportingPeriod upTo) {
        return covered(first.yearEarlier().through(upTo.yearEarlier()));
    }

    private @Nullable BigDecimal covered(List<ReportingPeriod> span) {
        return series.isCovered(span) ? series.value(span, Side.ACCEPTED) : null;
    }

    /** What adds over time is taken per period, for as many periods as the target has; the rest as of the end. */
    private @Nullable BigDecimal history(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return null;
        }
        List<ReportingPeriod> span = ReportingPeriod.parse(from).through(ReportingPeriod.parse(to));
        BigDecimal value = covered(span);
        if (value == null || !series.adds()) {
            return value;
        }
        int periods = first.through(last).size();
        return periods == span.size()
                ? value
                : value.multiply(BigDecimal.valueOf(periods))
                        .divide(BigDecimal.valueOf(span.size()), SCALE, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal changed(@Nullable BigDecimal figure) {
        return figure == null
                ? null
                : figure.multiply(BigDecimal.valueOf(100).add(target.goal().value()))
                        .movePointLeft(2);
    }

    private record Point(ReportingPeriod period, BigDecimal value) {}

    private @Nullable BigDecimal onTheLine(ReportingPeriod period) {
        List<Point> points = points();
        Point before = null;
        for (Point point : points) {
            if (point.period().compareTo(period) >= 0) {
                return before == null ? point.value() : between(before, point, period);
            }
            before = point;
        }
        return before == null ? null : before.value();
    }

    /** From nothing, or from the baseline, over the milestones to the goal; without a start, as flat as it begins. */
    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        BigDecimal start = series.adds() ? BigDecimal.ZERO : baseline();
        if (start != null) {
            points.add(new Point(first.previous(), start));
        }
        points.addAll(milestones());
        BigDecimal goal = goal();
        if (goal != null && (points.isEmpty() || points.getLast().period().compareTo(last) < 0)) {
            points.add(new Point(last, goal));
        }
        return points;
    }

    /** A year is over with the last of its periods; what adds over time was told per year and is added up here. */
    private List<Point> milestones() {
        List<Point> points = target.trajectory().stream()
                .map(milestone -> new Point(ReportingPeriod.parse(milestone.period()), milestone.value()))
                .sorted(Comparator.comparing(Point::period))
                .toList();
        if (points.isEmpty() || points.getFirst().period().kind() == first.kind()) {
            return points;
        }
        List<Point> byYear = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Point year : points) {
            sum = series.adds() ? sum.add(year.value()) : year.value();
            ReportingPeriod end =
                    new ReportingPeriod(first.kind(), year.period().year(), 1).lastOfYear();
            byYear.add(new Point(end.compareTo(last) < 0 ? end : last, sum));
        }
        return byYear;
    }

    private static BigDecimal between(Point from, Point to, ReportingPeriod period) {
        int whole = from.period().next().through(to.period()).size();
        int part = from.period().next().through(period).size();
        return from.value()
                .add(to.value()
                        .subtract(from.value())
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP));
    }
}
