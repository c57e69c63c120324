package vn.pcmt.report.exchange;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.kit.spreadsheet.PersonalCells;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.SheetRow;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.workbook.DraftCells;
import vn.pcmt.report.workbook.WorkbookMark;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;

/**
 * The workbook of one report as it came back.
 *
 * @param origin what it was handed out for
 * @param entered what stands in the entry cells, by their keys
 * @param cells where each key is, such as {@code F12}
 */
record FilledWorkbook(Origin origin, Map<String, String> entered, Map<String, String> cells) {

    /** A form has fewer lines; a file with more is none of ours. */
    private static final int MOST_LINES = 1_000;

    FilledWorkbook {
        entered = Map.copyOf(entered);
        cells = Map.copyOf(cells);
    }

    /**
     * @throws Refusal {@code workbook-not-ours}, {@code workbook-tampered}, {@code file-personal-data} and those of
     *     {@link Spreadsheet}
     */
    static FilledWorkbook read(Path file, WorkbookSeal seal) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file)) {
            Origin origin = seal.open(
                    WorkbookMark.read(spreadsheet, ReportWorkbook.KIND).line(1));
            PersonalCells.refuse(spreadsheet, WorkbookSeal::isSealed);
            Map<String, String> entered = new HashMap<>();
            Map<String, String> cells = new LinkedHashMap<>();
            try (Rows rows = spreadsheet.rows(WorkbookMark.dataSheet(spreadsheet))) {
                while (rows.hasNext()) {
                    SheetRow row = rows.next();
                    String key = row.cell(ReportWorkbook.KEY);
                    if (key == null) {
                        continue;
                    }
                    String cell = new CellName(ReportWorkbook.ENTRY, row.number()).toString();
                    if (cells.size() == MOST_LINES || cells.put(key, cell) != null) {
                        throw WorkbookSeal.tampered();
                    }
                    String text = row.cell(ReportWorkbook.ENTRY);
                    if (text != null) {
                        entered.put(key, text);
                    }
                }
            }
            return new FilledWorkbook(origin, entered, cells);
        }
    }

    DraftCells draft() {
        DraftCells draft = new DraftCells();
        entered.forEach(draft::put);
        return draft;
    }
}
