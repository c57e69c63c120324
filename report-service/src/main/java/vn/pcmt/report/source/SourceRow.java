package vn.pcmt.report.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.report.workbook.DraftCells;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;

/**
 * One report as a file tells it.
 *
 * @param number row as a spreadsheet counts; position in a list, or of a sheet, from 1
 * @param sheet empty where there is none
 * @param subject which report it is about
 * @param cells what it says
 * @param places where each field stands, by its key
 * @param problems what could not be read; the pointer is the key of a field
 */
public record SourceRow(
        int number,
        String sheet,
        Subject subject,
        DraftCells cells,
        Map<String, String> places,
        List<FieldProblem> problems) {
    public SourceRow {
        places = Map.copyOf(places);
        problems = List.copyOf(problems);
    }

    /**
     * Which report a row is about.
     *
     * @param origin where a sealed workbook says it
     * @param unit as it is written; empty if it is not
     * @param period null if the row does not say
     * @param template null if the row does not say
     * @param revision on which the row builds; null if it does not say
     */
    public record Subject(
            @Nullable Origin origin,
            String unit,
            @Nullable String period,
            @Nullable String template,
            @Nullable String revision) {

        static Subject sealed(Origin origin, String unit) {
            return new Subject(origin, unit, null, null, null);
        }
    }
}
