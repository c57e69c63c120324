package vn.pcmt.report.workbook;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.report.catalogue.Indicator;

/** How the sheets of workbooks look and behave. The library writes formulas and messages unescaped: that is done here. */
public final class SheetStyle {

    /** The sheet that says what a workbook is; very hidden. */
    public static final String MARK = "pcmt";

    private static final String HEAD = "D9E2EC";
    private static final String ENTRY = "FFFBE6";
    private static final String WRONG = "F8C9C4";
    private static final String QUIET = "6B7280";

    /** Protection keeps people from overwriting by mistake; it is no secret, and nothing relies on it. */
    private static final String PASSWORD = "pcmt";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private SheetStyle() {}

    public static void head(Range range) {
        range.style()
                .bold()
                .wrapText(true)
                .fillColor(HEAD)
                .verticalAlignment("center")
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .set();
    }

    public static void quiet(Range range) {
        range.style().fontColor(QUIET).set();
    }

    public static void wrapped(Range range) {
        range.style().wrapText(true).verticalAlignment("center").set();
    }

    /** Cells to be filled in. */
    public static void entry(Range range, String format) {
        range.style()
                .protectionOption(ProtectionOption.LOCKED, false)
                .fillColor(ENTRY)
                .borderStyle(BorderStyle.HAIR)
                .format(format)
                .set();
    }

    public static void wrong(Worksheet sheet, int row, int column) {
        sheet.style(row, column).fillColor(WRONG).set();
    }

    public static String format(Indicator indicator) {
        return indicator.decimals() == 0 ? "#,##0" : "#,##0." + "#".repeat(indicator.decimals());
    }

    /** Cells that turn red while a condition holds, written for the first of them. */
    public static void wrongWhile(Range range, String condition) {
        range.style().fillColor(WRONG).set(new ConditionalFormattingExpressionRule(escaped(condition), false));
    }

    /** Only a number that the indicator can have; the server judges again whatever comes in. */
    public static void number(Range range, Indicator indicator, String title, String message) {
        String cell = CellName.letters(range.getLeft()) + (range.getTop() + 1);
        range.validateWithFormula(escaped("AND(ISNUMBER(%1$s),%1$s>=0,%1$s<=%2$s,ROUND(%1$s,%3$d)=%1$s)"
                        .formatted(cell, indicator.max().toPlainString(), indicator.decimals())))
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.STOP)
                .showErrorMessage(true)
                .errorTitle(escaped(title))
                .error(escaped(message));
    }

    /** One answer to choose, or none. */
    public static void choice(Range range, String answer, String title, String message) {
        range.validateWithListByFormula(escaped("\"" + answer + "\""))
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.STOP)
                .showErrorMessage(true)
                .errorTitle(escaped(title))
                .error(escaped(message));
    }

    public static void formula(Worksheet sheet, int row, int column, String formula) {
        sheet.formula(row, column, escaped(formula));
    }

    /** Text is always text there, never a formula; XML has no place for control characters. */
    public static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " "));
    }

    /** What somebody has typed: a number where a figure belongs, else text, as it was typed. */
    public static void typed(Worksheet sheet, int row, int column, String text, boolean figure) {
        if (figure && NUMBER.matcher(text).matches()) {
            sheet.value(row, column, new BigDecimal(text));
        } else {
            text(sheet, row, column, text);
        }
    }

    /**
     * On paper as wide as the sheet, with the heading on each page.
     *
     * @param heading its last row
     */
    public static void print(Worksheet sheet, int from, int heading) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.repeatRows(from, heading);
    }

    public static void protect(Worksheet sheet) {
        sheet.protect(PASSWORD);
    }

    /** Writes the hidden sheet, one line of texts after the other. */
    public static void mark(Workbook workbook, String kind, String... lines) {
        Worksheet mark = workbook.newWorksheet(MARK);
        mark.setVisibilityState(VisibilityState.VERY_HIDDEN);
        mark.value(0, 0, kind);
        for (int i = 0; i < lines.length; i++) {
            mark.value(i + 1, 0, lines[i]);
        }
        protect(mark);
        workbook.protectStructure(PASSWORD);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
