package vn.pcmt.console.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scale of values, with round marks.
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param step between two marks
 */
record Axis(double low, double high, double step) {
    private static final int MARKS = 3;

    /** A mark and its place in per cent from the top. */
    public record Mark(String at, BigDecimal value) {}

    /** Wide enough for the values; bars begin at zero, and so does a line that comes near it. */
    static Axis of(double least, double most, boolean fromZero) {
        double low = fromZero || least < 0 || least < (most - least) ? Math.min(0, least) : least;
        double range = most > low ? most - low : Math.max(1, Math.abs(most));
        double step = round(range / MARKS);
        double bottom = Math.floor(low / step) * step;
        double top = Math.ceil((low + range) / step) * step;
        return new Axis(bottom, top, step);
    }

    /** One, two or five times a power of ten. */
    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    }

    /** Place of a value between two places. */
    double place(double value, double bottom, double top) {
        return bottom + (value - low) / (high - low) * (top - bottom);
    }

    List<Mark> marks(double bottom, double top) {
        List<Mark> marks = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            BigDecimal value = new BigDecimal(String.format(Locale.ROOT, "%.6f", low + i * step));
            marks.add(new Mark(tenths(place(value.doubleValue(), bottom, top)), value));
        }
        return marks;
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
