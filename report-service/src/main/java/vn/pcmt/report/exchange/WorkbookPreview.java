package vn.pcmt.report.exchange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.workbook.CellProblem;

/**
 * What a workbook would come to if it were confirmed now.
 *
 * @param id of the report
 * @param revision on which it builds
 * @param fits whether it would be taken
 * @param figures as they were entered, in the order of the form; those left blank too
 * @param nothingToReport ids of sections declared empty
 * @param errors what stands in the way, cell by cell
 */
record WorkbookPreview(
        String id,
        int revision,
        boolean fits,
        List<Figure> figures,
        List<String> nothingToReport,
        @Nullable String note,
        List<CellError> errors) {

    /**
     * @param cell such as {@code F12}
     * @param entered null if blank
     * @param previous of the period before, null if not known
     */
    record Figure(
            String indicator,
            String name,
            @Nullable String cell,
            @Nullable String entered,
            @Nullable BigDecimal previous) {}

    /** @param cell null if it is the report as a whole */
    record CellError(@Nullable String cell, String field, String code, String message) {
        static CellError of(CellProblem problem, Map<String, String> cells) {
            return new CellError(cells.get(problem.key()), problem.key(), problem.code(), problem.message());
        }
    }
}
