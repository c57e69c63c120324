package vn.pcmt.report.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.SheetRow;
import vn.pcmt.kit.spreadsheet.Spreadsheet;

/** What the hidden sheet of a workbook says: what kind it is of, and line by line what that kind needs. */
public record WorkbookMark(List<String> lines) {

    private static final int MOST_LINES = 20;

    /** Whether the workbook is of a kind that was made here. */
    public static boolean isOf(Spreadsheet spreadsheet, String kind) {
        return spreadsheet.sheets().contains(SheetStyle.MARK)
                && read(spreadsheet).lines.getFirst().equals(kind);
    }

    /** @throws Refusal {@code workbook-not-ours} */
    public static WorkbookMark read(Spreadsheet spreadsheet, String kind) {
        if (!isOf(spreadsheet, kind)) {
            throw new Refusal(Refusal.Kind.INVALID, "workbook-not-ours");
        }
        return read(spreadsheet);
    }

    private static WorkbookMark read(Spreadsheet spreadsheet) {
        List<String> lines = new ArrayList<>();
        try (Rows rows = spreadsheet.rows(SheetStyle.MARK)) {
            while (rows.hasNext() && lines.size() < MOST_LINES) {
                SheetRow row = rows.next();
                lines.add(Objects.requireNonNullElse(row.cell(0), ""));
            }
        }
        return new WorkbookMark(lines.isEmpty() ? List.of("") : lines);
    }

    public String line(int number) {
        if (number >= lines.size()) {
            throw WorkbookSeal.tampered();
        }
        return lines.get(number);
    }

    /** The sheet that is filled in: the first that is not the hidden one. */
    public static String dataSheet(Spreadsheet spreadsheet) {
        return spreadsheet.sheets().stream()
                .filter(name -> !name.equals(SheetStyle.MARK))
                .findFirst()
                .orElseThrow(WorkbookSeal::tampered);
    }
}
