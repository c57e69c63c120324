package vn.pcmt.console.chart;

import static vn.pcmt.console.chart.Axis.tenths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time as lines. All places are in per cent of the box, so that it stretches while its words do not; a gap
 * is never drawn over.
 *
 * @param band points of the area between the lowest and the highest that may come; empty for none
 * @param dots one for each figure, to point at
 */
public record LineChart(List<Axis.Mark> marks, List<Time> times, String band, List<Stroke> strokes, List<Dot> dots) {
    private static final double LEFT = 6;
    private static final double RIGHT = 95;
    private static final double TOP = 9;
    private static final double BOTTOM = 90;
    private static final int TIMES = 5;

    /** What a line stands for; the same look on every screen. Message key {@code line.ACTUAL}. */
    public enum Kind {
        ACTUAL("ac"),
        BEFORE("be"),
        FORECAST("fc"),
        TARGET("ta");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    /** A period beneath, with where its name begins or ends. */
    public record Time(String at, String period, String anchor) {}

    public record Stroke(Kind kind, String points) {}

    /** {@code named}: the value stands beside it. */
    public record Dot(Kind kind, String x, String y, String period, BigDecimal value, boolean named) {}

    /** Lowest and highest of what may come, a value for each period or null. */
    public record Band(List<@Nullable BigDecimal> low, List<@Nullable BigDecimal> high) {}

    private record Place(double x, double y) {
        private String text() {
            return tenths(x) + "," + tenths(y);
        }
    }

    /**
     * @param periods from left to right
     * @param lines a value for each period or null
     * @return null if there is nothing to draw
     */
    public static @Nullable LineChart of(
            List<String> periods, Map<Kind, List<@Nullable BigDecimal>> lines, @Nullable Band band) {
        List<BigDecimal> all = Stream.concat(
                        lines.values().stream(), band == null ? Stream.of() : Stream.of(band.low(), band.high()))
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        Axis axis = Axis.of(
                all.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0),
                all.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1),
                false);
        List<Stroke> strokes = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        for (Map.Entry<Kind, List<@Nullable BigDecimal>> line : lines.entrySet()) {
            strokes.addAll(strokes(line.getKey(), line.getValue(), axis));
            dots.addAll(dots(line.getKey(), periods, line.getValue(), axis));
        }
        return new LineChart(
                axis.marks(BOTTOM, TOP),
                times(periods),
                band == null ? "" : area(band, axis),
                List.copyOf(strokes),
                List.copyOf(dots));
    }

    private static double x(int at, int count) {
        return count < 2 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * at / (count - 1);
    }

    private static Place place(int at, List<@Nullable BigDecimal> values, BigDecimal value, Axis axis) {
        return new Place(x(at, values.size()), axis.place(value.doubleValue(), BOTTOM, TOP));
    }

    private static List<Stroke> strokes(Kind kind, List<@Nullable BigDecimal> values, Axis axis) {
        List<Stroke> strokes = new ArrayList<>();
        List<Place> run = new ArrayList<>();
        for (int i = 0; i <= values.size(); i++) {
            BigDecimal value = i < values.size() ? values.get(i) : null;
            if (value != null) {
                run.add(place(i, values, value, axis));
            } else {
                if (run.size() > 1) {
                    strokes.add(new Stroke(kind, text(run)));
                }
                run.clear();
            }
        }
        return strokes;
    }

    private static List<Dot> dots(Kind kind, List<String> periods, List<@Nullable BigDecimal> values, Axis axis) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null) {
                Place place = place(i, values, value, axis);
                boolean named = i == last && kind != Kind.BEFORE || i == first && kind == Kind.ACTUAL;
                dots.add(new Dot(kind, tenths(place.x()), tenths(place.y()), periods.get(i), value, named));
            }
        }
        return dots;
    }

    private static String area(Band band, Axis axis) {
        List<Place> there = new ArrayList<>();
        List<Place> back = new ArrayList<>();
        for (int i = 0; i < band.high().size(); i++) {
            BigDecimal high = band.high().get(i);
            BigDecimal low = band.low().get(i);
            if (high != null && low != null) {
                there.add(place(i, band.high(), high, axis));
                back.add(place(i, band.low(), low, axis));
            }
        }
        there.addAll(back.reversed());
        return text(there);
    }

    private static String text(List<Place> places) {
        return String.join(" ", places.stream().map(Place::text).toList());
    }

    /** Not more names than there is room for on a telephone. */
    private static List<Time> times(List<String> periods) {
        int every = Math.max(1, Math.ceilDiv(periods.size() - 1, TIMES - 1));
        List<Time> times = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            boolean last = i == periods.size() - 1;
            if (last || i % every == 0 && periods.size() - 1 - i >= every) {
                String anchor = i == 0 ? "start" : last ? "end" : "middle";
                times.add(new Time(tenths(x(i, periods.size())), periods.get(i), anchor));
            }
        }
        return times;
    }
}
