package vn.pcmt.console.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A line of some values in a box of 68 by 26, drawn by the server: no script, printable.
 *
 * @param line points of the line, {@code "2.0,26.0 4.0,3.0"}; empty for fewer than two values
 */
public record Sparkline(String line, String area, String lastX, String lastY) {
    private static final double WIDTH = 68;
    private static final double HEIGHT = 26;
    private static final double MARGIN = 3;

    public static Sparkline of(List<BigDecimal> values) {
        if (values.size() < 2) {
            return new Sparkline("", "", "0", "0");
        }
        double low = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double range = high > low ? high - low : 1;
        double step = (WIDTH - 2 * MARGIN) / (values.size() - 1);
        var points = new StringBuilder();
        String x = "";
        String y = "";
        for (int i = 0; i < values.size(); i++) {
            x = tenths(MARGIN + i * step);
            y = tenths(HEIGHT - MARGIN - (values.get(i).doubleValue() - low) / range * (HEIGHT - 2 * MARGIN));
            points.append(i == 0 ? "" : " ").append(x).append(',').append(y);
        }
        String area = tenths(MARGIN) + "," + tenths(HEIGHT) + " " + points + " " + x + "," + tenths(HEIGHT);
        return new Sparkline(points.toString(), area, x, y);
    }

    /** Whether there is anything to draw. */
    public boolean drawn() {
        return !line.isEmpty();
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
