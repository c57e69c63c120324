package vn.pcmt.report.areaworkbook;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.SheetRow;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.workbook.WorkbookMark;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;

/** The lines of a workbook for many units as it came back, read one after the other. Closes with its spreadsheet. */
public final class AreaLines implements Iterator<AreaLines.Line>, AutoCloseable {

    private final Rows rows;
    private final WorkbookSeal seal;
    private final Map<Integer, String> keys;
    private final String sheet;

    private AreaLines(Rows rows, WorkbookSeal seal, Map<Integer, String> keys, String sheet) {
        this.rows = rows;
        this.seal = seal;
        this.keys = keys;
        this.sheet = sheet;
    }

    /**
     * One unit's line.
     *
     * @param row as the spreadsheet counts
     * @param unit as a person reads it, such as {@code 19429 Xã Khe Sanh}; the seal says which it is
     * @param entered what stands in the entry cells, by their keys
     * @param cells where each key is, such as {@code F12}
     */
    public record Line(int row, String unit, String seal, Map<String, String> entered, Map<String, String> cells) {
        public Line {
            entered = Map.copyOf(entered);
            cells = Map.copyOf(cells);
        }
    }

    /** Whether a spreadsheet is one of ours for many units. */
    public static boolean isIn(Spreadsheet spreadsheet) {
        return WorkbookMark.isOf(spreadsheet, AreaWorkbook.KIND);
    }

    /** @throws Refusal {@code workbook-not-ours} or {@code workbook-tampered} */
    public static AreaLines of(Spreadsheet spreadsheet, WorkbookSeal seal) {
        WorkbookMark.read(spreadsheet, AreaWorkbook.KIND);
        String sheet = WorkbookMark.dataSheet(spreadsheet);
        Rows rows = spreadsheet.rows(sheet);
        while (rows.hasNext()) {
            SheetRow row = rows.next();
            if (row.number() == AreaWorkbook.KEYS && AreaWorkbook.SEAL.equals(row.cell(0))) {
                Map<Integer, String> keys = new HashMap<>(row.cells());
                keys.remove(0);
                return new AreaLines(rows, seal, keys, sheet);
            }
            if (row.number() > AreaWorkbook.KEYS) {
                break;
            }
        }
        rows.close();
        throw WorkbookSeal.tampered();
    }

    /** What a line was handed out for. @throws Refusal {@code workbook-tampered} */
    public Origin open(Line line) {
        return seal.open(line.seal());
    }

    /** Name of the sheet. */
    public String sheet() {
        return sheet;
    }

    /** How much has been read, in percent. */
    public int share() {
        return rows.share();
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    /** The next row below the keys: also those of the heading, which bear no seal. */
    @Override
    public Line next() {
        SheetRow row = rows.next();
        Map<String, String> entered = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        keys.forEach((column, key) -> {
            cells.put(key, new CellName(column, row.number()).toString());
            String text = row.cell(column);
            if (text != null) {
                entered.put(key, text);
            }
        });
        String unit = Stream.of(AreaWorkbook.CODE, AreaWorkbook.NAME)
                .map(row::cell)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Line(row.number(), unit, Objects.requireNonNullElse(row.cell(0), ""), entered, cells);
    }

    @Override
    public void close() {
        rows.close();
    }
}
