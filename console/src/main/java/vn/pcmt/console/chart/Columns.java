package vn.pcmt.console.chart;

import static vn.pcmt.console.chart.Axis.tenths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small chart: a column for each period, the same periods of a year before as a line. Places are in per cent of the box.
 *
 * @param highest of all values
 */
public record Columns(List<Column> columns, List<String> before, BigDecimal highest) {
    private static final double FILL = 0.72;

    /** {@code last}: of the newest period. */
    public record Column(
            String x,
            String y,
            String width,
            String height,
            String period,
            @Nullable BigDecimal value,
            boolean last) {}

    /** @return null if no period has a value */
    public static @Nullable Columns of(
            List<String> periods, List<@Nullable BigDecimal> now, List<@Nullable BigDecimal> before) {
        return of(periods, now, before, null);
    }

    /** @param common highest value of several charts that are looked at together; null for its own scale */
    public static @Nullable Columns of(
            List<String> periods,
            List<@Nullable BigDecimal> now,
            List<@Nullable BigDecimal> before,
            @Nullable BigDecimal common) {
        BigDecimal highest = Stream.concat(now.stream(), before.stream())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::max)
                .orElse(null);
        if (highest == null) {
            return null;
        }
        BigDecimal top = common == null ? highest : common;
        double scale = top.signum() > 0 ? 100 / top.doubleValue() : 0;
        double step = 100.0 / periods.size();
        List<Column> columns = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        var run = new StringBuilder();
        int points = 0;
        for (int i = 0; i < periods.size(); i++) {
            BigDecimal value = now.get(i);
            double height = value == null ? 0 : value.doubleValue() * scale;
            columns.add(new Column(
                    tenths(i * step + step * (1 - FILL) / 2),
                    tenths(100 - height),
                    tenths(step * FILL),
                    tenths(height),
                    periods.get(i),
                    value,
                    i == periods.size() - 1));
            BigDecimal old = i < before.size() ? before.get(i) : null;
            if (old != null) {
                run.append(points++ == 0 ? "" : " ")
                        .append(tenths((i + 0.5) * step))
                        .append(',')
                        .append(tenths(100 - old.doubleValue() * scale));
            }
            if (old == null || i == periods.size() - 1) {
                if (points > 1) {
                    lines.add(run.toString());
                }
                run.setLength(0);
                points = 0;
            }
        }
        return new Columns(List.copyOf(columns), List.copyOf(lines), highest);
    }
}
