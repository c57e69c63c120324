package vn.pcmt.console.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportingService.Cell;
import vn.pcmt.console.services.StandingService.History;
import vn.pcmt.console.services.StandingService.UnitClasses;
import vn.pcmt.console.services.UnitProfileService.Explanation;
import vn.pcmt.console.services.UnitProfileService.Owed;
import vn.pcmt.console.services.UnitProfileService.Profile;

/**
 * All that is shown of one unit in one period.
 *
 * @param profile null if it could not be loaded
 * @param rows every indicator that the unit has a figure of
 * @param pillars the same by pillar, as the page groups them
 * @param months of the key indicators; null if they could not be loaded
 * @param reports the reports of a year, oldest first; null if they could not be loaded
 * @param year that the classification is of
 */
record UnitPage(
        String unit,
        PeriodChoice time,
        Block<Figures> figures,
        @Nullable Profile profile,
        List<FigureRow> rows,
        List<Pillar> pillars,
        @Nullable List<Multiple> months,
        @Nullable List<Cell> reports,
        Block<Listing<Owed>> owed,
        Block<Listing<Explanation>> explanations,
        Block<History> ranks,
        Block<UnitClasses> classes,
        int year) {

    /** Indicators of one pillar; message key {@code pillar.SUPPLY}. */
    record Pillar(String name, List<FigureRow> rows) {}

    public String name() {
        return figures.ready() ? figures.get().name() : profile == null ? unit : profile.name();
    }

    /** The report of the period; null if none is owed. */
    public @Nullable Cell report() {
        return reports == null
                ? null
                : reports.stream()
                        .filter(cell -> cell.period().equals(time.period()))
                        .findFirst()
                        .orElse(null);
    }

    /** What somebody should be asked about, missed targets first. */
    public List<FigureRow> alarming() {
        return rows.stream()
                .filter(FigureRow::alarming)
                .sorted(java.util.Comparator.comparing(row -> !row.tone().equals("t-bad")))
                .toList();
    }
}
