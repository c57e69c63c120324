package vn.pcmt.report.areaworkbook;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Rules.Condition;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.CellProblem;
import vn.pcmt.report.workbook.SheetStyle;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;
import vn.pcmt.report.workbook.WorkbookTexts;

/**
 * Writes one workbook for many units: a line per unit, a column per field, and a second sheet of the same shape with the
 * figures of the period before. Pages of units go out as they come, so memory does not grow with their number. A hidden
 * row names the columns, a hidden column seals each line.
 */
final class AreaWorkbook {

    /** What the hidden sheet calls this kind of workbook. */
    static final String KIND = "pcmt-area";

    /** Row of the columns' keys, counted from 1. */
    static final int KEYS = 5;

    /** Key of the column with the seals. */
    static final String SEAL = "seal";

    static final int CODE = 1;
    static final int NAME = 2;
    private static final int FIRST = 3;
    private static final int HEADING = 5;
    private static final int DATA = 8;
    /** In points: titles of columns take up to seven lines, and not every program makes room for them. */
    private static final int TITLE_HEIGHT = 105;

    private final Template form;
    private final ReportingPeriod period;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;
    private final Locale locale;
    private final boolean judged;
    private final List<AreaColumn> fields;

    /**
     * One unit.
     *
     * @param entered what stands in its cells, by their keys
     * @param wrong what is wrong with them, by their keys; empty for the whole
     */
    record Line(FormToFill report, Map<String, String> entered, List<CellProblem> wrong) {}

    /** Gives the units page by page; asked twice. */
    interface Pages {
        void forEach(Consumer<List<Line>> page);
    }

    /**
     * @param conditions that the reports must meet
     * @param judged whether a last column says what is wrong with each line
     */
    AreaWorkbook(
            Template form,
            List<Condition> conditions,
            ReportingPeriod period,
            WorkbookSeal seal,
            WorkbookTexts texts,
            Locale locale,
            boolean judged) {
        this.judged = judged;
        this.form = form;
        this.period = period;
        this.seal = seal;
        this.texts = texts;
        this.locale = locale;
        this.fields = AreaColumn.of(form, conditions, texts, locale);
    }

    void write(OutputStream out, Pages pages) throws IOException {
        try (Workbook workbook = new Workbook(out, "PCMT", "1.0")) {
            Worksheet entry = sheet(workbook, "workbook.sheet", true);
            int last = fill(entry, pages, true);
            validate(entry, last);
            finish(entry);
            Worksheet before = sheet(workbook, "workbook.sheet.before", false);
            fill(before, pages, false);
            finish(before);
            SheetStyle.mark(workbook, KIND, form.code(), String.valueOf(form.version()), period.toString());
        }
    }

    private Worksheet sheet(Workbook workbook, String name, boolean keys) {
        Worksheet sheet = workbook.newWorksheet(texts.text(name, locale));
        SheetStyle.text(sheet, 0, CODE, WorkbookTexts.of(form.name(), form.nameEn(), locale));
        sheet.style(0, CODE).bold().fontSize(13).set();
        SheetStyle.text(
                sheet,
                1,
                CODE,
                texts.text(
                        keys ? "workbook.area.period" : "workbook.area.before",
                        locale,
                        keys ? period.toString() : period.previous().toString()));
        SheetStyle.text(sheet, 2, CODE, texts.text("workbook.how", locale));
        if (keys) {
            sheet.value(KEYS - 1, 0, SEAL);
        }
        sheet.value(HEADING, CODE, texts.text("workbook.column.unit-code", locale));
        sheet.value(HEADING, NAME, texts.text("workbook.column.unit-name", locale));
        for (int i = 0; i < fields.size(); i++) {
            AreaColumn field = fields.get(i);
            if (keys) {
                sheet.value(KEYS - 1, FIRST + i, field.key());
            }
            if (field.indicator() != null) {
                sheet.value(HEADING, FIRST + i, field.key());
            }
            SheetStyle.text(sheet, HEADING + 1, FIRST + i, field.title());
            SheetStyle.text(sheet, HEADING + 2, FIRST + i, field.measure());
            sheet.width(FIRST + i, field.indicator() == null ? 22 : 14);
        }
        boolean errors = keys && judged;
        if (errors) {
            sheet.value(HEADING, FIRST + fields.size(), texts.text("workbook.column.error", locale));
            sheet.width(FIRST + fields.size(), 80);
        }
        SheetStyle.head(sheet.range(HEADING, CODE, HEADING + 2, FIRST + fields.size() - (errors ? 0 : 1)));
        sheet.width(0, 4);
        sheet.width(CODE, 10);
        sheet.width(NAME, 26);
        sheet.hideColumn(0);
        sheet.hideRow(KEYS - 1);
        sheet.freezePane(FIRST, DATA);
        sheet.rowHeight(HEADING + 1, TITLE_HEIGHT);
        SheetStyle.print(sheet, HEADING, HEADING + 2);
        return sheet;
    }

    /** @return the row after the last unit */
    private int fill(Worksheet sheet, Pages pages, boolean entry) {
        int[] row = {DATA};
        pages.forEach(page -> {
            int first = row[0];
            for (Line line : page) {
                SheetStyle.text(sheet, row[0], CODE, line.report().unitCode());
                SheetStyle.text(sheet, row[0], NAME, line.report().unitName());
                if (entry) {
                    enter(sheet, row[0], line);
                } else {
                    compare(sheet, row[0], line.report());
                }
                row[0]++;
            }
            if (entry && row[0] > first) {
                unlock(sheet, first, row[0] - 1, page);
            }
            flush(sheet);
        });
        return row[0];
    }

    private void enter(Worksheet sheet, int row, Line line) {
        sheet.value(row, 0, seal.of(Origin.of(line.report())));
        for (int i = 0; i < fields.size(); i++) {
            String text = line.entered().get(fields.get(i).key());
            if (text != null) {
                SheetStyle.typed(sheet, row, FIRST + i, text, fields.get(i).indicator() != null);
            }
        }
        if (judged) {
            SheetStyle.text(
                    sheet,
                    row,
                    FIRST + fields.size(),
                    line.wrong().stream()
                            .map(problem -> (problem.key().isEmpty() ? "" : problem.key() + ": ") + problem.message())
                            .collect(Collectors.joining("\n")));
        }
    }

    private void compare(Worksheet sheet, int row, FormToFill report) {
        Map<String, BigDecimal> previous = report.previous();
        for (int i = 0; previous != null && i < fields.size(); i++) {
            BigDecimal figure = previous.get(fields.get(i).key());
            if (figure != null) {
                sheet.value(row, FIRST + i, figure);
            }
        }
    }

    private void unlock(Worksheet sheet, int first, int last, List<Line> page) {
        for (int i = 0; i < fields.size(); i++) {
            SheetStyle.entry(
                    sheet.range(first, FIRST + i, last, FIRST + i),
                    fields.get(i).format());
        }
        for (int row = first; row <= last; row++) {
            for (CellProblem problem : page.get(row - first).wrong()) {
                for (int i = 0; i < fields.size(); i++) {
                    if (fields.get(i).key().equals(problem.key())) {
                        SheetStyle.wrong(sheet, row, FIRST + i);
                    }
                }
            }
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void finish(Worksheet sheet) throws IOException {
        SheetStyle.protect(sheet);
        sheet.finish();
    }

    private void validate(Worksheet sheet, int last) {
        if (last == DATA) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            AreaColumn field = fields.get(i);
            Range column = sheet.range(DATA, FIRST + i, last - 1, FIRST + i);
            Indicator indicator = field.indicator();
            if (indicator != null) {
                SheetStyle.number(
                        column,
                        indicator,
                        texts.text("workbook.wrong", locale),
                        texts.text("workbook.number", locale, indicator.max().toPlainString(), indicator.decimals()));
                String cell = CellName.letters(FIRST + i) + (DATA + 1);
                SheetStyle.wrongWhile(
                        column,
                        "AND(%1$s<>\"\",OR(NOT(ISNUMBER(%1$s)),%1$s<0,%1$s>%2$s))"
                                .formatted(cell, indicator.max().toPlainString()));
            } else if (field.key().startsWith(CellKey.empty(""))) {
                SheetStyle.choice(
                        column,
                        texts.text("workbook.nothing", locale),
                        texts.text("workbook.wrong", locale),
                        texts.text("workbook.choose", locale));
            }
        }
    }
}
