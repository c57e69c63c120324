package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.LineChart;
import vn.pcmt.console.chart.LineChart.Band;
import vn.pcmt.console.chart.LineChart.Kind;
import vn.pcmt.console.figures.IndicatorPage.Moment;
import vn.pcmt.console.figures.IndicatorPage.Way;
import vn.pcmt.console.services.FigureService.Forecast;
import vn.pcmt.console.services.FigureService.Point;

/** What has been, the year before, what is asked and what may come, in one picture. */
final class Trajectory {
    private Trajectory() {}

    /**
     * @param way the target that is drawn; null for none
     * @param ahead whether its forecast goes on from the figures that are shown: of what adds up over a year it does not
     */
    static @Nullable LineChart of(List<Moment> moments, @Nullable Way way, boolean ahead) {
        List<String> periods =
                new ArrayList<>(moments.stream().map(Moment::period).toList());
        Forecast forecast = way == null || !ahead ? null : way.forecast();
        List<Point> points = forecast == null
                ? List.of()
                : forecast.points().stream()
                        .filter(point -> point.period().compareTo(periods.getLast()) > 0)
                        .toList();
        points.forEach(point -> periods.add(point.period()));
        Map<Kind, List<@Nullable BigDecimal>> lines = new LinkedHashMap<>();
        lines.put(Kind.BEFORE, values(moments, periods.size(), true));
        lines.put(Kind.ACTUAL, values(moments, periods.size(), false));
        if (way != null) {
            List<@Nullable BigDecimal> asked = nothing(periods.size());
            asked.set(moments.size() - 1, way.aimed().asked());
            lines.put(Kind.TARGET, asked);
        }
        if (points.isEmpty()) {
            return LineChart.of(periods, lines, null);
        }
        List<@Nullable BigDecimal> middle = nothing(periods.size());
        List<@Nullable BigDecimal> low = nothing(periods.size());
        List<@Nullable BigDecimal> high = nothing(periods.size());
        // The forecast starts from where the figures end, so that the eye sees it as their way on.
        BigDecimal last = moments.getLast().value();
        middle.set(moments.size() - 1, last);
        low.set(moments.size() - 1, last);
        high.set(moments.size() - 1, last);
        for (int i = 0; i < points.size(); i++) {
            middle.set(moments.size() + i, points.get(i).forecast());
            low.set(moments.size() + i, points.get(i).low());
            high.set(moments.size() + i, points.get(i).high());
        }
        lines.put(Kind.FORECAST, middle);
        return LineChart.of(periods, lines, new Band(low, high));
    }

    private static List<@Nullable BigDecimal> values(List<Moment> moments, int length, boolean before) {
        List<@Nullable BigDecimal> values = nothing(length);
        for (int i = 0; i < moments.size(); i++) {
            values.set(i, before ? moments.get(i).before() : moments.get(i).value());
        }
        return values;
    }

    private static List<@Nullable BigDecimal> nothing(int length) {
        return new ArrayList<>(Collections.nCopies(length, null));
    }
}
