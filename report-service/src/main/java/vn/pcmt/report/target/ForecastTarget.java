package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.view.TargetOutlook;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.forecast.Backtest;
import vn.pcmt.report.forecast.Forecast;
import vn.pcmt.report.view.AreaAccess;

/** Answers where a target, or one unit of it, is going: period by period with a band, and how well that was told before. */
@Component
class ForecastTarget {

    /** Most periods ahead: ten years of months. */
    private static final int MOST = 120;

    private static final int PERCENT_SCALE = 1;

    private final MongoOperations store;
    private final MeasuredAreas areas;
    private final Measurements measurements;
    private final AreaAccess access;
    private final Clock clock;

    ForecastTarget(
            MongoOperations store, MeasuredAreas areas, Measurements measurements, AreaAccess access, Clock clock) {
        this.store = store;
        this.areas = areas;
        this.measurements = measurements;
        this.access = access;
        this.clock = clock;
    }

    /** @param known how many figures in a row it is made from */
    record Way(int known, List<Projection.Point> points, List<Backtest> backtest) {
        static final Way NONE = new Way(0, List.of(), List.of());
    }

    /**
     * @param unit key of the unit whose part it is; null for the target as a whole
     * @param period the latest that decides
     * @param outlook whether the goal will be reached; null once it is met or missed
     * @param forecast at the end of the target's time, or of the year that is judged; null where nothing is forecast
     * @param willMissOn last day of the period in which it is missed by the forecast
     * @param bandPercent share of what may come that the band is made for
     * @param known how many accepted figures in a row the forecast is made from
     * @param fewest how many it needs
     * @param points period by period; what adds over time is added up
     */
    record Answer(
            String target,
            String planId,
            String title,
            @Nullable String unit,
            String indicator,
            TargetDirection direction,
            TargetStatus status,
            @Nullable ReportingPeriod period,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal goal,
            @Nullable TargetOutlook outlook,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable LocalDate willMissOn,
            int bandPercent,
            int known,
            int fewest,
            List<Projection.Point> points,
            List<Tested> backtest,
            @Nullable Instant asOf) {}

    /**
     * How well the forecast would have done from moments of the past.
     *
     * @param ahead periods ahead
     * @param meanError how far it was off on average, in the unit of the figure of one period
     * @param inBand how many of the tests came out within the band
     * @param coveredPercent likewise as a share, one decimal
     */
    record Tested(int ahead, int tests, BigDecimal meanError, int inBand, BigDecimal coveredPercent) {
        static Tested of(Backtest test) {
            return new Tested(
                    test.ahead(),
                    test.tests(),
                    BigDecimal.valueOf(test.meanError()).setScale(3, RoundingMode.HALF_UP),
                    test.inBand(),
                    BigDecimal.valueOf(test.inBand())
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(test.tests()), PERCENT_SCALE, RoundingMode.HALF_UP));
        }
    }

    /**
     * @param unit null for the target as a whole
     * @param until last period to show; null for the end of the target's time
     * @throws Refusal {@code target-not-measured}, {@code forecast-too-far} and those of the areas
     */
    Answer of(Caller caller, String id, @Nullable String unit, @Nullable String until) {
        WatchedTarget watched = store.findById(id, WatchedTarget.class);
        if (watched == null || watched.withdrawn()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "target-not-measured", id);
        }
        TargetState target = watched.target();
        Instant now = clock.instant();
        MeasuredAreas.Areas measured = areas.of(target, LocalDate.ofInstant(now, VietnamTime.ZONE));
        if (unit != null && !measured.units().contains(unit)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "target-not-measured", id);
        }
        Set<String> asked = unit == null ? measured.whole() : Set.of(unit);
        asked.forEach(area -> access.require(caller, area));
        Measurement measurement = measurements.of(target, asked, now);
        Standing standing = measurement.standing();
        Way way = measurement.way(until(target, until));
        Standing.Outlook outlook = standing.outlook();
        return new Answer(
                target.id(),
                target.planId(),
                target.title(),
                unit,
                String.valueOf(
                        target.indicator() == null ? null : target.indicator().code()),
                target.direction(),
                standing.status(),
                standing.period(),
                standing.actual(),
                standing.goal(),
                outlook == null && standing.status() == TargetStatus.INSUFFICIENT_DATA
                        ? TargetOutlook.INSUFFICIENT_DATA
                        : outlook == null ? null : outlook.certainty(),
                outlook == null ? null : outlook.forecast(),
                outlook == null ? null : outlook.low(),
                outlook == null ? null : outlook.high(),
                outlook == null ? null : outlook.willMissOn(),
                (int) Math.round(Forecast.BAND * 100),
                way.known(),
                Forecast.FEWEST,
                way.points(),
                way.backtest().stream().map(Tested::of).toList(),
                standing.asOf());
    }

    private ReportingPeriod until(TargetState target, @Nullable String until) {
        ReportingPeriod last =
                until == null ? ReportingPeriod.parse(target.lastPeriod()) : ReportingPeriod.asked(until);
        ReportingPeriod today = ReportingPeriod.containing(
                Measurements.kind(target), LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE));
        if (last.kind() != today.kind() || today.upTo(last).skip(MOST).findAny().isPresent()) {
            throw new Refusal(Refusal.Kind.INVALID, "forecast-too-far", last, MOST);
        }
        return last;
    }
}
