package vn.pcmt.report.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills a workbook in with another program, as an officer would with his. */
public final class Filling {

    private Filling() {}

    /** The same workbook after somebody has worked in it and saved it. */
    public static byte[] of(byte[] workbook, Consumer<XSSFWorkbook> work) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            work.accept(opened);
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            opened.write(saved);
            return saved.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Looks into a workbook. */
    public static <T> T look(byte[] workbook, java.util.function.Function<XSSFWorkbook, T> look) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            return look.apply(opened);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The workbook of one report with figures entered, by code. */
    public static byte[] enter(byte[] workbook, Map<String, String> figures) {
        return of(workbook, opened -> {
            Map<String, Row> lines = lines(opened.getSheetAt(0));
            figures.forEach((key, figure) -> type(lines.get(key), ReportWorkbook.ENTRY, figure));
        });
    }

    /** Types a text into a cell: a number becomes a number. */
    public static void type(Row row, int column, String text) {
        Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            cell.setCellValue(Double.parseDouble(text));
        } else {
            cell.setCellValue(text);
        }
    }

    /** The lines of a sheet by what stands in their first cell. */
    static Map<String, Row> lines(Sheet sheet) {
        Map<String, Row> lines = new HashMap<>();
        for (Row row : sheet) {
            Cell key = row.getCell(0);
            if (key != null && key.getCellType() == CellType.STRING) {
                lines.put(key.getStringCellValue(), row);
            }
        }
        return lines;
    }

    static Cell cell(XSSFWorkbook workbook, String name) {
        CellReference at = new CellReference(name);
        return workbook.getSheetAt(0).getRow(at.getRow()).getCell(at.getCol());
    }
}
