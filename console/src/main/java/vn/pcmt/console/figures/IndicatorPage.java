package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.LineChart;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService.Aimed;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Forecast;
import vn.pcmt.console.services.FigureService.Group;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Series;

/**
 * One indicator of one area over time.
 *
 * @param measures all there are, to choose from
 * @param row its newest figure beside others; null if there is none
 * @param moments period by period, oldest first
 * @param chart null if there is nothing to draw
 * @param ways where targets of it are going
 * @param ranked areas below by their newest figure, highest first; those without one are left out
 */
record IndicatorPage(
        Measure measure,
        List<Measure> measures,
        String area,
        Stretch stretch,
        String basis,
        Block<Figures> figures,
        Block<List<Group>> groups,
        @Nullable FigureRow row,
        Block<Series> series,
        List<Moment> moments,
        @Nullable LineChart chart,
        List<Way> ways,
        boolean waysFailed,
        List<Ranked> ranked,
        boolean rankedFailed) {

    /** @param before of the same time a year before */
    record Moment(
            String period,
            @Nullable BigDecimal value,
            @Nullable BigDecimal before,
            boolean pending,
            boolean estimated,
            int received,
            int expected) {}

    /** A target with what it asks by now, and the forecast; null if none could be had. */
    record Way(Aimed aimed, @Nullable Forecast forecast) {
        /** Whether the band of the forecast crosses the goal. */
        public boolean uncertain() {
            return forecast != null && "UNCERTAIN".equals(forecast.outlook());
        }
    }

    /** {@code share} of the highest, 0 to 100. */
    record Ranked(String area, String name, BigDecimal value, boolean pending, double share) {}

    public String name() {
        return figures.ready() ? figures.get().name() : area;
    }

    /** The newest value that there is. */
    public @Nullable Moment latest() {
        return moments.reversed().stream()
                .filter(moment -> moment.value() != null)
                .findFirst()
                .orElse(null);
    }

    /** The first value that there is. */
    public @Nullable Moment earliest() {
        return moments.stream()
                .filter(moment -> moment.value() != null)
                .findFirst()
                .orElse(null);
    }
}
