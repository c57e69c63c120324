package vn.pcmt.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.pcmt.report.export.Exported.State;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.workbook.SheetStyle;
import vn.pcmt.report.workbook.XlsxMedia;

/**
 * A workbook of three sheets: accepted figures by area and indicator, all figures with what is to be said of each, and what
 * they are. It is written while it is sent: some hundred lines at a time are in memory. Text is always text, never a formula.
 */
@Component
class XlsxFigures implements Rendering {

    private static final int AT_ONCE = 200;
    private static final int WIDE = 34;
    private static final int NARROW = 13;
    /** Points, for the long names of indicators in narrow columns. */
    private static final int HEADING = 90;

    private final FigureTable table;
    private final Provenance provenance;

    XlsxFigures(FigureTable table, Provenance provenance) {
        this.table = table;
        this.provenance = provenance;
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public MediaType type() {
        return XlsxMedia.TYPE;
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        return out -> write(exported, locale, out);
    }

    private void write(Exported exported, Locale locale, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "PCMT", "1.0")) {
            matrix(workbook.newWorksheet(provenance.text("sheet.figures", locale)), exported, locale);
            details(workbook.newWorksheet(provenance.text("sheet.details", locale)), exported, locale);
            facts(workbook.newWorksheet(provenance.text("sheet.facts", locale)), exported, locale);
        }
    }

    private void matrix(Worksheet sheet, Exported exported, Locale locale) throws IOException {
        Content figures = exported.figures();
        List<Measure> measures = figures.measures();
        sheet.value(0, 0, clean(figures.areaName() + ": " + provenance.span(exported, locale)));
        sheet.value(1, 0, clean(provenance.vintage(exported, locale) + ". " + provenance.coverage(exported, locale)));
        boolean overTime = exported.by() == Exported.By.PERIODS;
        sheet.value(2, 0, provenance.text(overTime ? "column.period" : "column.name", locale));
        sheet.width(0, WIDE);
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            sheet.value(2, i + 1, measure.code() + " " + Exported.name(measure, locale) + " (" + measure.unit() + ")");
            sheet.width(i + 1, NARROW);
        }
        sheet.style(0, 0).bold().set();
        sheet.rowHeight(2, HEADING);
        SheetStyle.head(sheet.range(2, 0, 2, measures.size()));
        layOut(sheet, 3, 1);
        int line = 3;
        for (Row row : figures.rows()) {
            boolean all = overTime && !exported.isPeriod(row);
            sheet.value(line, 0, all ? provenance.text("row.whole", locale) : clean(row.name()));
            for (int i = 0; i < measures.size(); i++) {
                figure(sheet, line, i + 1, Exported.cell(row, measures.get(i)), measures.get(i), locale);
            }
            flush(sheet, ++line);
        }
        sheet.finish();
    }

    private void figure(Worksheet sheet, int line, int column, Cell cell, Measure measure, Locale locale) {
        if (cell.accepted() == null) {
            sheet.value(
                    line,
                    column,
                    provenance.text(State.of(cell) == State.SUPPRESSED ? "suppressed" : "missing", locale));
            sheet.style(line, column).italic().horizontalAlignment("right").set();
        } else {
            sheet.value(line, column, cell.accepted());
            sheet.style(line, column)
                    .format(measure.decimals() == 0 ? "#,##0.###" : "#,##0." + "#".repeat(measure.decimals()))
                    .set();
        }
    }

    private void details(Worksheet sheet, Exported exported, Locale locale) throws IOException {
        List<String> heading = table.heading(locale);
        for (int i = 0; i < heading.size(); i++) {
            sheet.value(0, i, heading.get(i));
            sheet.width(i, NARROW);
        }
        SheetStyle.head(sheet.range(0, 0, 0, heading.size() - 1));
        layOut(sheet, 1, 0);
        Iterator<@Nullable Object[]> rows = table.rows(exported, locale).iterator();
        for (int line = 1; rows.hasNext(); line++) {
            @Nullable Object[] row = rows.next();
            for (int i = 0; i < row.length; i++) {
                switch (row[i]) {
                    case null -> {}
                    case BigDecimal number -> sheet.value(line, i, number);
                    case Number number -> sheet.value(line, i, number);
                    case Object text -> sheet.value(line, i, clean(text.toString()));
                }
            }
            flush(sheet, line + 1);
        }
        sheet.finish();
    }

    private void facts(Worksheet sheet, Exported exported, Locale locale) throws IOException {
        List<Provenance.Fact> facts = provenance.of(exported, locale);
        sheet.width(0, WIDE);
        sheet.width(1, 100);
        for (int i = 0; i < facts.size(); i++) {
            sheet.value(i, 0, facts.get(i).label());
            sheet.value(i, 1, clean(facts.get(i).value()));
            sheet.style(i, 0).bold().verticalAlignment("top").set();
            sheet.style(i, 1).wrapText(true).verticalAlignment("top").set();
        }
        sheet.finish();
    }

    /** The heading stays in sight and is on every page of paper. */
    private static void layOut(Worksheet sheet, int headings, int names) {
        sheet.freezePane(names, headings);
        sheet.repeatRows(headings - 1);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
    }

    private static void flush(Worksheet sheet, int lines) throws IOException {
        if (lines % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    /** XML has no place for control characters. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
