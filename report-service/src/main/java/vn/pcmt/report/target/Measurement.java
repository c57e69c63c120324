package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.forecast.Backtest;
import vn.pcmt.report.forecast.Forecast;
import vn.pcmt.report.forecast.Scale;
import vn.pcmt.report.target.Standing.Outlook;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums.Side;

/**
 * Judges how an area stands to a target: a pure function of the target, the figures and the time, so that it does not
 * matter in which order they came. Accepted figures decide.
 */
final class Measurement {

    private static final int LONGEST_HISTORY = 60;

    private final TargetState target;
    private final IndicatorSeries series;
    private final ReportingPeriod dueThrough;
    private final ReportingPeriod current;

    /**
     * @param dueThrough latest period whose deadline has passed
     * @param current latest period whose reports may be submitted
     */
    Measurement(TargetState target, IndicatorSeries series, ReportingPeriod dueThrough, ReportingPeriod current) {
        this.target = target;
        this.series = series;
        this.dueThrough = dueThrough;
        this.current = current;
    }

    private record Stretch(ReportingPeriod first, ReportingPeriod last) {}

    /** How it stands. Of a target that asks for a change in every year, one year missed misses it. */
    Standing standing() {
        List<Stretch> stretches = stretches();
        Standing latest = standing(stretches.getFirst());
        boolean missed = latest.status() == TargetStatus.MISSED;
        boolean unknown = latest.status() == TargetStatus.INSUFFICIENT_DATA;
        int judged = 1;
        for (Stretch stretch : stretches.subList(1, stretches.size())) {
            if (stretch.first().compareTo(dueThrough) > 0) {
                break;
            }
            latest = standing(stretch);
            missed |= latest.status() == TargetStatus.MISSED;
            unknown |= latest.status() == TargetStatus.INSUFFICIENT_DATA;
            judged++;
        }
        if (missed) {
            return latest.withStatus(TargetStatus.MISSED);
        }
        if (unknown) {
            return latest.withStatus(TargetStatus.INSUFFICIENT_DATA);
        }
        boolean yearsToCome = judged < stretches.size();
        return yearsToCome && latest.status() == TargetStatus.MET ? latest.withStatus(TargetStatus.ON_TRACK) : latest;
    }

    private List<Stretch> stretches() {
        ReportingPeriod first = ReportingPeriod.parse(target.firstPeriod());
        ReportingPeriod last = ReportingPeriod.parse(target.lastPeriod());
        if (target.goal().kind() != TargetGoal.Kind.YEARLY_CHANGE) {
            return List.of(new Stretch(first, last));
        }
        List<Stretch> years = new ArrayList<>();
        for (ReportingPeriod begin = first;
                begin.compareTo(last) <= 0;
                begin = years.getLast().last().next()) {
            years.add(new Stretch(begin, earlier(last, begin.lastOfYear())));
        }
        return years;
    }

    private Standing standing(Stretch stretch) {
        Aim aim = new Aim(target, series, stretch.first(), stretch.last());
        List<ReportingPeriod> due = stretch.first().through(earlier(dueThrough, stretch.last()));
        List<ReportingPeriod> open = stretch.first().through(earlier(current, stretch.last()));
        List<ReportingPeriod> decided = decided(due);
        BigDecimal actual = series.value(decided, Side.ACCEPTED);
        BigDecimal goal = aim.goal();
        ReportingPeriod period = decided.isEmpty() ? null : decided.getLast();
        BigDecimal expected = period == null ? null : aim.expectedBy(period);
        Outlook outlook = period == null || actual == null || goal == null
                ? null
                : outlook(aim, actual, goal, period, stretch.last());
        TargetStatus status = due.isEmpty()
                ? TargetStatus.NOT_DUE
                : period == null || actual == null || goal == null
                        ? TargetStatus.INSUFFICIENT_DATA
                        : status(aim, stretch, period, actual, goal, expected, outlook);
        List<ReportingPeriod> covered = status == TargetStatus.INSUFFICIENT_DATA ? due : decided;
        return new Standing(
                        period,
                        actual,
                        series.value(open, Side.RECEIVED),
                        expected,
                        aim.baseline(),
                        goal,
                        outlook,
                        series.coverage(covered),
                        series.isEstimated(decided),
                        status,
                        series.asOf(open))
                .withStatus(status);
    }

    /** Up to the latest period that is due and covered: a report not yet accepted must not look like a figure of zero. */
    private List<ReportingPeriod> decided(List<ReportingPeriod> due) {
        for (int length = due.size(); length > 0; length--) {
            List<ReportingPeriod> span = due.subList(0, length);
            if (series.isCovered(span)) {
                return span;
            }
        }
        return List.of();
    }

    private TargetStatus status(
            Aim aim,
            Stretch stretch,
            ReportingPeriod period,
            BigDecimal actual,
            BigDecimal goal,
            @Nullable BigDecimal expected,
            @Nullable Outlook outlook) {
        boolean reached = aim.isReached(actual, goal);
        // What adds over time only grows: reached from below it stays reached, exceeded from above it stays exceeded.
        if (series.adds() && reached && target.direction() == TargetDirection.UP) {
            return TargetStatus.MET;
        }
        if (series.adds() && !reached && target.direction() == TargetDirection.DOWN) {
            return TargetStatus.MISSED;
        }
        if (period.equals(stretch.last())) {
            return reached ? TargetStatus.MET : TargetStatus.MISSED;
        }
        boolean over = dueThrough.compareTo(stretch.last()) >= 0;
        // While the reports of the latest period are reviewed, the one before it speaks.
        if (over || period.next().compareTo(dueThrough) < 0) {
            return TargetStatus.INSUFFICIENT_DATA;
        }
        boolean atRisk = isBehind(aim, actual, expected)
                || outlook != null && outlook.willMiss()
                || wasAtRisk(aim, stretch, period, goal);
        return atRisk ? TargetStatus.AT_RISK : TargetStatus.ON_TRACK;
    }

    /** One good period after a bad one is not enough: a target that hovers about its way would turn with every report. */
    private boolean wasAtRisk(Aim aim, Stretch stretch, ReportingPeriod period, BigDecimal goal) {
        List<ReportingPeriod> before = stretch.first().through(period.previous());
        BigDecimal actual = series.isCovered(before) ? series.value(before, Side.ACCEPTED) : null;
        return actual != null
                && (isBehind(aim, actual, aim.expectedBy(period.previous()))
                        || outlook(aim, actual, goal, period.previous(), stretch.last())
                                .willMiss());
    }

    private static boolean isBehind(Aim aim, BigDecimal actual, @Nullable BigDecimal expected) {
        return expected != null && !aim.isReached(actual, expected);
    }

    private Outlook outlook(Aim aim, BigDecimal actual, BigDecimal goal, ReportingPeriod period, ReportingPeriod last) {
        Projection projection = projection(actual, period, last);
        return projection == null ? Outlook.UNKNOWN : projection.against(aim, goal, target.direction());
    }

    /** What comes after a period; null if nothing does, or too little is known. */
    private @Nullable Projection projection(BigDecimal actual, ReportingPeriod period, ReportingPeriod last) {
        List<ReportingPeriod> ahead = period.next().through(last);
        Forecast forecast = Forecast.of(history(period), year(), scale(), ahead.size());
        return forecast == null
                ? null
                : new Projection(ahead, forecast, actual, series.adds(), series.isRatio() ? 4 : 2);
    }

    /** What a target asks of a span of time. */
    record Asked(Aim aim, BigDecimal figure) {
        @Nullable
        BigDecimal baseline() {
            return aim.baseline();
        }

        boolean isReachedBy(BigDecimal actual) {
            return aim.isReached(actual, figure);
        }
    }

    /**
     * What is asked of consecutive periods: of what adds over time the part of the way that lies in them, of everything
     * else where the way is at their end. Null if they are not of the target's time, or of two of its years.
     */
    @Nullable
    Asked asked(List<ReportingPeriod> span) {
        ReportingPeriod first = span.getFirst();
        ReportingPeriod last = span.getLast();
        Stretch stretch = stretches().stream()
                .filter(one -> one.first().compareTo(last) <= 0 && last.compareTo(one.last()) <= 0)
                .findFirst()
                .orElse(null);
        if (stretch == null || series.adds() && first.compareTo(stretch.first()) < 0) {
            return null;
        }
        Aim aim = new Aim(target, series, stretch.first(), stretch.last());
        BigDecimal asked = aim.expectedBy(last);
        if (asked == null || !series.adds() || first.equals(stretch.first())) {
            return asked == null ? null : new Asked(aim, asked);
        }
        BigDecimal before = aim.expectedBy(first.previous());
        return before == null ? null : new Asked(aim, asked.subtract(before));
    }

    /** How many periods of the target's make a year; what does not fit into one has no seasons. */
    private int year() {
        return switch (current.kind()) {
            case MONTH, CALENDAR_MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            default -> 1;
        };
    }

    private Scale scale() {
        return series.isRatio() ? Scale.SHARE : Scale.AMOUNT;
    }

    /** The latest stretch that has begun, projected: for whoever wants to see the way and not only its end. */
    ForecastTarget.Way way(ReportingPeriod until) {
        Stretch stretch = stretches().stream()
                .filter(one -> one.first().compareTo(current) <= 0)
                .reduce((one, later) -> later)
                .orElse(stretches().getFirst());
        List<ReportingPeriod> decided = decided(stretch.first().through(earlier(dueThrough, stretch.last())));
        BigDecimal actual = series.value(decided, Side.ACCEPTED);
        if (decided.isEmpty() || actual == null) {
            return ForecastTarget.Way.NONE;
        }
        ReportingPeriod period = decided.getLast();
        List<Double> known = history(period);
        Projection projection =
                projection(actual, period, until.compareTo(stretch.last()) > 0 ? until : stretch.last());
        return new ForecastTarget.Way(
                known.size(),
                projection == null ? List.of() : projection.points(),
                Backtest.of(known, year(), scale()));
    }

    /** Accepted figures of single periods up to one, as far back as they are covered without a gap. */
    private List<Double> history(ReportingPeriod upTo) {
        return Stream.iterate(upTo, ReportingPeriod::previous)
                .limit(LONGEST_HISTORY)
                .takeWhile(period -> series.isCovered(List.of(period)))
                .map(period -> series.value(List.of(period), Side.ACCEPTED))
                .takeWhile(value -> value != null)
                .map(BigDecimal::doubleValue)
                .toList()
                .reversed();
    }

    private static ReportingPeriod earlier(ReportingPeriod a, ReportingPeriod b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
