package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.target.Standing.Outlook;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums.Side;

/**
 * Judges how an area stands to a target: a pure function of the target, the figures and the time, so that it does not
 * matter in which order they came. Accepted figures decide.
 */
final class Measurement {

    private static final int LONGEST_HISTORY = 24;
    /** Without what repeats every year: too few periods of other kinds are alike. */
    private static final int PLAIN_HISTORY = 12;

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
        boolean behind = expected != null && !aim.isReached(actual, expected);
        return behind || outlook != null && outlook.willMissOn() != null ? TargetStatus.AT_RISK : TargetStatus.ON_TRACK;
    }

    private @Nullable Outlook outlook(
            Aim aim, BigDecimal actual, BigDecimal goal, ReportingPeriod period, ReportingPeriod last) {
        List<ReportingPeriod> ahead = period.next().through(last);
        Forecast forecast = Forecast.of(history(period), ahead.size());
        if (forecast == null) {
            return null;
        }
        double reach = actual.doubleValue();
        ReportingPeriod missedIn = null;
        for (int i = 0; i < ahead.size(); i++) {
            double value = forecast.values().get(i);
            reach = series.adds() ? reach + value : value;
            boolean fails = !aim.isReached(figure(reach), goal);
            boolean decides = series.adds() && target.direction() == TargetDirection.DOWN || i == ahead.size() - 1;
            if (fails && decides && missedIn == null) {
                missedIn = ahead.get(i);
            }
        }
        double band = forecast.standardError() * (series.adds() ? Math.sqrt(ahead.size()) : 1);
        double least = series.adds() ? actual.doubleValue() : 0;
        return new Outlook(
                figure(reach),
                figure(Math.max(least, reach - band)),
                figure(reach + band),
                missedIn == null ? null : missedIn.end());
    }

    /** Accepted figures of single periods up to one, as far back as they are covered without a gap. */
    private List<Double> history(ReportingPeriod upTo) {
        return Stream.iterate(upTo, ReportingPeriod::previous)
                .limit(upTo.kind() == PeriodKind.MONTH ? LONGEST_HISTORY : PLAIN_HISTORY)
                .takeWhile(period -> series.isCovered(List.of(period)))
                .map(period -> series.value(List.of(period), Side.ACCEPTED))
                .takeWhile(value -> value != null)
                .map(BigDecimal::doubleValue)
                .toList()
                .reversed();
    }

    private BigDecimal figure(double estimate) {
        return BigDecimal.valueOf(estimate).setScale(series.isRatio() ? 4 : 2, RoundingMode.HALF_UP);
    }

    private static ReportingPeriod earlier(ReportingPeriod a, ReportingPeriod b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
