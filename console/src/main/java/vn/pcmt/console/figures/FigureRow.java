package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.FigureService.Aimed;
import vn.pcmt.console.services.FigureService.Compared;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Line;
import vn.pcmt.console.services.FigureService.Measure;

/**
 * One indicator of a unit or area: its figure beside the period before, the year before and what a target asks.
 *
 * @param change against the year before, else against the period before: in per cent, or in points for a ratio
 * @param since what the change is against, LAST_YEAR or PREVIOUS; null for no change
 * @param tone colour class: whether a target is missed, or the change is the wanted one
 */
record FigureRow(
        Measure measure,
        @Nullable BigDecimal value,
        boolean pending,
        boolean complete,
        boolean estimated,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal lastYear,
        @Nullable BigDecimal change,
        @Nullable String since,
        @Nullable Aimed aimed,
        String tone) {
    private static final String NEUTRAL = "mu";

    /** All that an answer has a line of, in its order. */
    static List<FigureRow> of(Figures figures, List<Measure> measures) {
        return measures.stream()
                .flatMap(measure -> {
                    Line line = figures.line(measure.code());
                    return line == null
                            ? java.util.stream.Stream.of()
                            : java.util.stream.Stream.of(of(measure, line, figures.aimed(measure.code())));
                })
                .toList();
    }

    static FigureRow of(Measure measure, Line line, @Nullable Aimed aimed) {
        Compared year = line.against("LAST_YEAR");
        Compared before = line.against("PREVIOUS");
        BigDecimal byYear = change(measure, year);
        BigDecimal change = byYear == null ? change(measure, before) : byYear;
        return new FigureRow(
                measure,
                line.received(),
                line.pending(),
                line.complete(),
                line.estimated(),
                before == null ? null : before.received(),
                year == null ? null : year.received(),
                change,
                change == null ? null : byYear == null ? "PREVIOUS" : "LAST_YEAR",
                aimed,
                tone(measure, change, aimed));
    }

    /** Whether somebody should be asked about it. */
    public boolean alarming() {
        return tone.equals("t-bad") || tone.equals("t-warn");
    }

    private static @Nullable BigDecimal change(Measure measure, @Nullable Compared compared) {
        if (compared == null || compared.difference() == null) {
            return null;
        }
        if (measure.ratio()) {
            return compared.difference().setScale(2, RoundingMode.HALF_UP);
        }
        return compared.percent() == null ? null : compared.percent().setScale(1, RoundingMode.HALF_UP);
    }

    private static String tone(Measure measure, @Nullable BigDecimal change, @Nullable Aimed aimed) {
        if (aimed != null && aimed.reached() != null) {
            return aimed.reached() ? "t-ok" : "t-bad";
        }
        if (change == null || change.signum() == 0 || measure.direction() == null) {
            return NEUTRAL;
        }
        return switch (measure.direction()) {
            case "DOWN" -> change.signum() < 0 ? "t-ok" : "t-warn";
            case "UP" -> change.signum() > 0 ? "t-ok" : "t-warn";
            default -> NEUTRAL;
        };
    }
}
