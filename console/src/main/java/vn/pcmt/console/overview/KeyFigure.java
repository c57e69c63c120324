package vn.pcmt.console.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.Sparkline;
import vn.pcmt.console.overview.KeyIndicator.Better;
import vn.pcmt.console.services.ReportService.Coverage;
import vn.pcmt.console.services.ReportService.Figure;

/**
 * One card: the sum of all received reports, how it compares with the same period a year before (restated to the units
 * of today), how many reports it rests on.
 *
 * @param change difference in per cent, or in points for a ratio; none without a year before
 * @param tone ok, warn or mu: whether the change is the wanted one
 * @param received how many communes' reports it rests on; the province's own is counted where it is shown
 * @param accepted those of them whose figures are accepted, also while a correction waits
 * @param spark points of the last twelve periods, newest last
 */
record KeyFigure(
        KeyIndicator indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal yearBefore,
        @Nullable BigDecimal change,
        String tone,
        int received,
        int accepted,
        int expected,
        Sparkline spark) {

    static KeyFigure of(
            KeyIndicator indicator,
            @Nullable Figure now,
            @Nullable Figure before,
            @Nullable Figure provincial,
            Coverage coverage,
            List<Figure> year) {
        BigDecimal value = now == null ? null : now.received();
        BigDecimal old = before == null ? null : before.received();
        BigDecimal change = change(indicator, value, old);
        return new KeyFigure(
                indicator,
                value,
                old,
                change,
                tone(indicator, change),
                reports(now, Figure::receivedReports) - reports(provincial, Figure::receivedReports),
                reports(now, Figure::acceptedReports) - reports(provincial, Figure::acceptedReports),
                coverage.expected(),
                Sparkline.of(year.stream()
                        .map(Figure::received)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    /** Share of the reports behind the figure that are not yet accepted, in whole per cent. */
    public int pendingShare() {
        return received == 0 ? 0 : Math.round((received - accepted) * 100f / received);
    }

    private static int reports(@Nullable Figure figure, ToIntFunction<Figure> count) {
        return figure == null ? 0 : count.applyAsInt(figure);
    }

    private static @Nullable BigDecimal change(
            KeyIndicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal old) {
        if (value == null || old == null) {
            return null;
        }
        if (indicator.ratio()) {
            return value.subtract(old).setScale(2, RoundingMode.HALF_UP);
        }
        return old.signum() == 0
                ? null
                : value.subtract(old).multiply(BigDecimal.valueOf(100)).divide(old, 1, RoundingMode.HALF_UP);
    }

    private static String tone(KeyIndicator indicator, @Nullable BigDecimal change) {
        if (change == null || change.signum() == 0 || indicator.better() == Better.NEITHER) {
            return "mu";
        }
        return (change.signum() < 0) == (indicator.better() == Better.LOWER) ? "t-ok" : "t-warn";
    }
}
