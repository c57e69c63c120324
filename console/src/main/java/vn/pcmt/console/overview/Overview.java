package vn.pcmt.console.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.ReportState;
import vn.pcmt.console.services.ReportService.Coverage;

/**
 * All that the overview shows of one period. A part that could not be loaded is null and said to be so on the page.
 *
 * @param current the period that it is now
 * @param readAt when the services were asked
 * @param provincial what the forces of the province report themselves; null if they owe nothing
 * @param asOf state of the read model the figures come from
 */
record Overview(
        String period,
        String current,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String start,
        @Nullable String end,
        @Nullable Instant dueAt,
        Instant readAt,
        @Nullable Instant asOf,
        @Nullable Coverage coverage,
        @Nullable List<KeyFigure> figures,
        @Nullable Provincial provincial,
        @Nullable Submissions submissions,
        @Nullable List<Tile> tiles,
        @Nullable Months months) {

    /**
     * How many communes have accepted figures. A report that is corrected leaves the state of acceptance, its accepted
     * figures count on.
     */
    public int accepted() {
        int byState = coverage == null ? 0 : coverage.accepted();
        return figures == null
                ? byState
                : Math.max(
                        byState,
                        figures.stream().mapToInt(KeyFigure::accepted).max().orElse(0));
    }

    /** How many of {@link #accepted()} are being corrected. */
    public int inCorrection() {
        return coverage == null ? 0 : accepted() - coverage.accepted();
    }

    /** The province's own part of the figures; {@code figures} are those of the key indicators that it has a value of. */
    record Provincial(String name, Coverage coverage, List<Part> figures) {}

    record Part(KeyIndicator indicator, BigDecimal value) {}

    /** Who has reported. {@code missing} is overdue, {@code awaited} is not yet due. */
    record Submissions(
            Coverage coverage, List<Standing> missing, List<Standing> awaited, List<Standing> late, int inReview) {}

    /**
     * One unit's report of the period.
     *
     * @param late whether it first came after the deadline
     */
    record Standing(
            String unitKey,
            String name,
            ReportState state,
            boolean late,
            @Nullable Instant firstSubmittedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt,
            String reportId) {}

    /** A unit's cell; {@code shortName} is the name without its kind. */
    record Tile(Standing standing, String shortName, int row, int column) {
        /** Stable in the page, so that the keyboard's focus survives a live update. */
        public String id() {
            int at = standing.unitKey().indexOf('@');
            return "o-" + (at < 0 ? standing.unitKey() : standing.unitKey().substring(0, at));
        }
    }

    /** Twelve months of some indicators and the same months a year before; a gap is null. */
    record Months(List<String> periods, Map<String, Line> lines) {}

    /** Values as plain numbers for the chart, newest last. */
    record Line(List<@Nullable Double> now, List<@Nullable Double> before) {}
}
