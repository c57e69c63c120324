package vn.pcmt.console.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService.Children;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Group;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportingService.Reporting;

/**
 * All that is shown of one area or group in one period.
 *
 * @param groups the named areas that there are
 * @param rows the indicators shown, of the area as a whole
 * @param children of those found, in the order wanted
 * @param heat how the reports of each unit came in, period by period
 */
record AreaPage(
        String area,
        PeriodChoice time,
        Block<Figures> figures,
        Block<List<Group>> groups,
        List<Measure> measures,
        List<FigureRow> rows,
        Block<Children> below,
        List<ChildRow> children,
        Block<Reporting> reporting,
        List<HeatRow> heat,
        AreaOrder order,
        String sought) {

    /** @param rows in the order of the page's indicators; null where the area has none */
    record ChildRow(String area, String name, int expected, int received, int accepted, List<@Nullable Figure> rows) {
        /** Whether a report is still to come. */
        public boolean lacking() {
            return received < expected;
        }
    }

    /** {@code share}: of the highest of all, 0 to 100, for the bar behind it. */
    record Figure(java.math.BigDecimal value, boolean pending, double share) {}

    public String name() {
        return figures.ready() ? figures.get().name() : area;
    }

    /** Whether what lies below is reported on by communes: those have a page of their own. */
    public static boolean isCommune(String key) {
        return key.length() > 6 && key.indexOf('@') == 5;
    }
}
