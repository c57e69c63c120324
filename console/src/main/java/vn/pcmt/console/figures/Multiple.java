package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.Columns;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Part;

/**
 * The months of a year of one indicator, beside those of the year before.
 *
 * @param now values by period, oldest first; a gap is null
 * @param columns null if there is nothing to draw
 */
record Multiple(
        Measure measure,
        List<String> periods,
        List<@Nullable BigDecimal> now,
        List<@Nullable BigDecimal> before,
        @Nullable Columns columns) {
    static final int MONTHS = 12;

    /** @param parts of two years up to the last month */
    static List<Multiple> of(List<Measure> measures, List<Part> parts, YearMonth last) {
        Map<String, Part> byPeriod =
                parts.stream().collect(Collectors.toMap(Part::period, Function.identity(), (a, b) -> a));
        List<String> periods = months(last);
        List<String> yearBefore = months(last.minusYears(1));
        return measures.stream()
                .map(measure -> {
                    var now = values(periods, byPeriod, measure.code());
                    var before = values(yearBefore, byPeriod, measure.code());
                    return new Multiple(measure, periods, now, before, Columns.of(periods, now, before));
                })
                .toList();
    }

    /** First month of the two years. */
    static String from(YearMonth last) {
        return last.minusMonths(2L * MONTHS - 1).toString();
    }

    /** The newest value. */
    public @Nullable BigDecimal latest() {
        return now.getLast();
    }

    private static List<String> months(YearMonth last) {
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(MONTHS - 1L - i).toString())
                .toList();
    }

    private static List<@Nullable BigDecimal> values(List<String> periods, Map<String, Part> byPeriod, String code) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (String period : periods) {
            Part part = byPeriod.get(period);
            values.add(part == null ? null : part.received(code));
        }
        return values;
    }
}
