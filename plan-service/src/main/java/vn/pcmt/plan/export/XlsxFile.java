package vn.pcmt.plan.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a table as an Excel file. Text is always text there, never a formula. */
final class XlsxFile {
    /** Widths in characters: fifteen columns are still to be read on a page. Longer texts take more lines. */
    private static final int WIDEST = 40;

    private static final int WIDE = 20;
    private static final int NARROWEST = 8;
    private static final String TOP = "top";
    private static final String DAY = "dd/MM/yyyy";

    private XlsxFile() {}

    static byte[] of(String sheetName, List<List<@Nullable Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "PCMT", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < columns; c++) {
                    write(sheet, r, c, rows.get(r).get(c));
                }
            }
            for (int c = 0; c < columns; c++) {
                sheet.width(c, width(rows, c));
                sheet.style(0, c).bold().wrapText(true).verticalAlignment(TOP).set();
            }
            layOut(sheet, rows.size(), columns);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The heading stays in sight, can be filtered by, and is on every page of paper, as wide as the table. */
    private static void layOut(Worksheet sheet, int rows, int columns) {
        if (columns == 0) {
            return;
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, Math.max(1, rows - 1), columns - 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {
                return;
            }
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).verticalAlignment(TOP).set();
            }
            case Number number -> {
                sheet.value(row, column, number);
                sheet.style(row, column).verticalAlignment(TOP).set();
            }
            default -> {
                // XML has no place for control characters.
                sheet.value(row, column, value.toString().replaceAll("[\\p{Cntrl}&&[^\n\t]]", " "));
                sheet.style(row, column).wrapText(true).verticalAlignment(TOP).set();
            }
        }
    }

    private static double width(List<List<@Nullable Object>> rows, int column) {
        int longest = rows.stream()
                .skip(1)
                .limit(200)
                .map(row -> row.get(column))
                .mapToInt(value -> value instanceof LocalDate
                        ? DAY.length()
                        : value == null ? 0 : value.toString().length())
                .max()
                .orElse(0);
        return Math.clamp(longest + 2L, NARROWEST, longest > WIDEST ? WIDEST : WIDE);
    }
}
