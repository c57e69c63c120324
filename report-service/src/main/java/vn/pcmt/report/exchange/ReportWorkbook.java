package vn.pcmt.report.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.rule.Rules.Condition;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.CellProblem;
import vn.pcmt.report.workbook.SheetStyle;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;
import vn.pcmt.report.workbook.WorkbookTexts;

/**
 * Writes the workbook of one report: a line per figure, the figure before beside it, entry cells unlocked, what is wrong
 * with a figure shown while it is typed. A hidden column names each line, so that it is found wherever it stands.
 */
final class ReportWorkbook {

    /** What the hidden sheet calls this kind of workbook. */
    static final String KIND = "pcmt-report";

    static final int KEY = 0;
    static final int ENTRY = 5;

    private static final int CODE = 1;
    private static final int NAME = 2;
    private static final int UNIT = 3;
    private static final int BEFORE = 4;
    private static final int CHECK = 6;
    private static final int ERROR = 7;
    private static final int HEADING = 5;
    private static final String TEXT = "@";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(VietnamTime.ZONE);

    private final FormToFill form;
    private final List<Condition> conditions;
    private final Locale locale;
    private final WorkbookTexts texts;
    private final Map<String, String> entered;
    private final Map<String, String> wrong = new HashMap<>();
    private final boolean judged;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, String> emptyCells = new HashMap<>();
    private int row;

    /** @param problems null if nobody has judged it yet */
    private ReportWorkbook(
            FormToFill form,
            List<Condition> conditions,
            Locale locale,
            WorkbookTexts texts,
            Map<String, String> entered,
            @Nullable List<CellProblem> problems) {
        this.form = form;
        this.conditions = conditions;
        this.locale = locale;
        this.texts = texts;
        this.entered = entered;
        this.judged = problems != null;
        if (problems != null) {
            problems.forEach(problem -> wrong.merge(problem.key(), problem.message(), (one, two) -> one + "\n" + two));
        }
    }

    /** To be filled in; what was sent last stands there already. */
    static byte[] blank(
            FormToFill form, List<Condition> conditions, WorkbookSeal seal, WorkbookTexts texts, Locale locale) {
        return new ReportWorkbook(form, conditions, locale, texts, texts.entered(form, locale), null)
                .write(seal.of(Origin.of(form)));
    }

    /** As it was filled in, with what is wrong written beside each cell. */
    static byte[] judged(
            FormToFill form,
            List<Condition> conditions,
            Map<String, String> entered,
            List<CellProblem> problems,
            WorkbookSeal seal,
            WorkbookTexts texts,
            Locale locale) {
        return new ReportWorkbook(form, conditions, locale, texts, entered, problems).write(seal.of(Origin.of(form)));
    }

    private byte[] write(String seal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "PCMT", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(texts.text("workbook.sheet", locale));
            head(sheet);
            for (Section section : form.form().sections()) {
                section(sheet, section);
            }
            checkAll(sheet);
            form.form()
                    .narratives()
                    .forEach(one -> words(
                            sheet, CellKey.narrative(one.id()), WorkbookTexts.of(one.title(), one.titleEn(), locale)));
            words(sheet, CellKey.NOTE, texts.text("workbook.note", locale));
            explanations(sheet);
            sheet.hideColumn(KEY);
            sheet.freezePane(0, HEADING + 1);
            sheet.fitToWidth((short) 1);
            SheetStyle.print(sheet, HEADING, HEADING);
            SheetStyle.protect(sheet);
            SheetStyle.mark(workbook, KIND, seal);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void head(Worksheet sheet) {
        title(sheet, 0, WorkbookTexts.of(form.form().name(), form.form().nameEn(), locale));
        title(sheet, 1, form.unitName());
        SheetStyle.text(
                sheet,
                2,
                CODE,
                texts.text(
                        "workbook.period",
                        locale,
                        form.id().period().toString(),
                        DAY.format(form.id().period().start()),
                        DAY.format(form.id().period().end()),
                        MOMENT.format(form.deadlines().dueAt())));
        SheetStyle.text(sheet, 3, CODE, texts.text("workbook.how", locale));
        String whole = wrong.get("");
        if (whole != null) {
            SheetStyle.text(sheet, 4, CODE, whole);
            SheetStyle.wrong(sheet, 4, CODE);
        }
        row = HEADING;
        List<String> columns = List.of("code", "name", "unit", "before", "now", "check", "error");
        int last = judged ? columns.size() : columns.size() - 1;
        for (int i = 0; i < last; i++) {
            sheet.value(row, CODE + i, texts.text("workbook.column." + columns.get(i), locale));
        }
        SheetStyle.head(sheet.range(row, CODE, row, last));
        sheet.width(KEY, 4);
        sheet.width(CODE, 8);
        sheet.width(NAME, 58);
        sheet.width(UNIT, 10);
        sheet.width(BEFORE, 14);
        sheet.width(ENTRY, 24);
        sheet.width(CHECK, 34);
        sheet.width(ERROR, 60);
        row++;
    }

    private static void title(Worksheet sheet, int row, String text) {
        SheetStyle.text(sheet, row, CODE, text);
        sheet.style(row, CODE).bold().fontSize(13).set();
    }

    private void section(Worksheet sheet, Section section) {
        int headRow = row;
        SheetStyle.text(sheet, row, NAME, WorkbookTexts.of(section.title(), section.titleEn(), locale));
        SheetStyle.head(sheet.range(row, CODE, row, CHECK));
        if (section.mayBeEmpty()) {
            String key = CellKey.empty(section.id());
            sheet.value(row, KEY, key);
            entry(sheet, key, TEXT);
            SheetStyle.choice(
                    sheet.range(row, ENTRY, row, ENTRY),
                    texts.text("workbook.nothing", locale),
                    texts.text("workbook.wrong", locale),
                    texts.text("workbook.choose", locale));
        }
        row++;
        for (Indicator indicator : section.indicators()) {
            figure(sheet, indicator, section.mayBeEmpty() ? "$F$" + (headRow + 1) : null);
        }
    }

    /** @param empty the cell that may say that nothing happened; null if the section always has figures */
    private void figure(Worksheet sheet, Indicator indicator, @Nullable String empty) {
        sheet.value(row, KEY, indicator.code());
        sheet.value(row, CODE, indicator.code());
        SheetStyle.text(sheet, row, NAME, WorkbookTexts.of(indicator.nameVi(), indicator.nameEn(), locale));
        SheetStyle.text(sheet, row, UNIT, indicator.unit());
        SheetStyle.wrapped(sheet.range(row, CODE, row, UNIT));
        BigDecimal before = form.previous() == null ? null : form.previous().get(indicator.code());
        if (before != null) {
            sheet.value(row, BEFORE, before);
        }
        sheet.style(row, BEFORE)
                .format(SheetStyle.format(indicator))
                .fontColor("6B7280")
                .set();
        entry(sheet, indicator.code(), SheetStyle.format(indicator));
        Range cell = sheet.range(row, ENTRY, row, ENTRY);
        SheetStyle.number(
                cell,
                indicator,
                texts.text("workbook.wrong", locale),
                texts.text("workbook.number", locale, indicator.max().toPlainString(), indicator.decimals()));
        rows.put(indicator.code(), row);
        emptyCells.put(indicator.code(), Objects.requireNonNullElse(empty, ""));
        SheetStyle.wrongWhile(cell, "AND($F%1$d<>\"\",$G%1$d<>\"\")".formatted(row + 1));
        row++;
    }

    /** What can be seen from the sheet alone. Pasting goes past a validation, so the check says it again. */
    private void checkAll(Worksheet sheet) {
        Map<String, String> now = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        rows.forEach((code, at) -> {
            now.put(code, "F" + (at + 1));
            before.put(code, "E" + (at + 1));
        });
        SheetChecks checks = new SheetChecks(conditions, new SheetCondition.Cells(now, before), texts, locale);
        for (Indicator indicator : form.form().indicators()) {
            int at = Objects.requireNonNull(rows.get(indicator.code()));
            SheetStyle.formula(
                    sheet,
                    at,
                    CHECK,
                    checks.of(indicator, "F" + (at + 1), emptyCells.getOrDefault(indicator.code(), "")));
            SheetStyle.wrapped(sheet.range(at, CHECK, at, CHECK));
        }
    }

    /** A field for words. */
    private void words(Worksheet sheet, String key, String title) {
        sheet.value(row, KEY, key);
        SheetStyle.text(sheet, row, NAME, title);
        SheetStyle.wrapped(sheet.range(row, NAME, row, NAME));
        entry(sheet, key, TEXT);
        sheet.rowHeight(row, 60);
        row++;
    }

    private void explanations(Worksheet sheet) {
        List<String> rules = conditions.stream()
                .filter(Condition::explainable)
                .map(Condition::rule)
                .distinct()
                .toList();
        if (rules.isEmpty()) {
            return;
        }
        SheetStyle.text(sheet, row, NAME, texts.text("workbook.explanations", locale));
        SheetStyle.head(sheet.range(row, CODE, row, CHECK));
        row++;
        for (String rule : rules) {
            SheetStyle.text(sheet, row, CODE, rule);
            words(sheet, CellKey.explanation(rule), texts.text("rule." + rule, locale));
        }
    }

    /** A cell to be filled in, with what was filled in, and what is wrong with it. */
    private void entry(Worksheet sheet, String key, String format) {
        String text = entered.get(key);
        if (text != null) {
            SheetStyle.typed(sheet, row, ENTRY, text, !format.equals(TEXT));
        }
        SheetStyle.entry(sheet.range(row, ENTRY, row, ENTRY), format);
        if (format.equals(TEXT)) {
            sheet.style(row, ENTRY).wrapText(true).set();
        }
        String problem = wrong.get(key);
        if (problem != null) {
            SheetStyle.wrong(sheet, row, ENTRY);
            SheetStyle.text(sheet, row, ERROR, problem);
            sheet.style(row, ERROR).wrapText(true).fontColor("B42318").set();
        }
    }
}
