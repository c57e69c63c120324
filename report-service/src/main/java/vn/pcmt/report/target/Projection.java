package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.view.TargetOutlook;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.forecast.Forecast;
import vn.pcmt.report.target.Standing.Outlook;

/**
 * What a target's figure is forecast to be by the end of each period to come: what adds over time goes on from what there
 * is, what is there is as it will be.
 *
 * @param ahead the periods to come, at least one
 * @param actual figure so far
 * @param adds whether the figure adds over time
 * @param decimals to which a forecast is rounded
 */
record Projection(List<ReportingPeriod> ahead, Forecast forecast, BigDecimal actual, boolean adds, int decimals) {

    /** A forecast figure at the end of a period; four fifths of what may come lie between low and high. */
    record Point(ReportingPeriod period, BigDecimal forecast, BigDecimal low, BigDecimal high) {}

    List<Point> points() {
        List<Forecast.Range> ranges = forecast.all(adds);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < ahead.size(); i++) {
            Forecast.Range range = ranges.get(i);
            points.add(new Point(ahead.get(i), figure(range.middle()), figure(range.low()), figure(range.high())));
        }
        return points;
    }

    Outlook against(Aim aim, BigDecimal goal, TargetDirection direction) {
        List<Point> points = points();
        Point end = points.getLast();
        boolean low = aim.isReached(end.low(), goal);
        boolean high = aim.isReached(end.high(), goal);
        // What only grows is missed as soon as it exceeds its goal from above; everything else is judged at the end.
        boolean early = adds && direction == TargetDirection.DOWN;
        ReportingPeriod missedIn = points.stream()
                .filter(point -> early || point == end)
                .filter(point -> !aim.isReached(point.forecast(), goal))
                .map(Point::period)
                .findFirst()
                .orElse(null);
        return new Outlook(
                low && high ? TargetOutlook.WILL_MEET : low || high ? TargetOutlook.UNCERTAIN : TargetOutlook.WILL_MISS,
                end.forecast(),
                end.low(),
                end.high(),
                missedIn == null ? null : missedIn.end());
    }

    private BigDecimal figure(double estimate) {
        BigDecimal figure = BigDecimal.valueOf(estimate).setScale(decimals, RoundingMode.HALF_UP);
        return adds ? actual.add(figure) : figure;
    }
}
