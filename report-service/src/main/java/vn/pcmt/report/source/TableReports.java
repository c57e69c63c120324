package vn.pcmt.report.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.SheetRow;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.mapping.FileLabels;
import vn.pcmt.report.mapping.ReadingRules;
import vn.pcmt.report.source.SourceRow.Subject;
import vn.pcmt.report.workbook.DraftCells;

/** A table with a heading and a row per unit. Rows below that name no unit are none: totals, signatures. */
final class TableReports implements ReportSource {

    private final @Nullable Spreadsheet spreadsheet;
    private final Rows rows;
    private final ReadingRules rules;
    private final String sheet;
    private final Map<Integer, String> meanings;
    private @Nullable SourceRow next;

    private TableReports(
            @Nullable Spreadsheet spreadsheet,
            Rows rows,
            ReadingRules rules,
            String sheet,
            Map<Integer, String> meanings) {
        this.spreadsheet = spreadsheet;
        this.rows = rows;
        this.rules = rules;
        this.sheet = sheet;
        this.meanings = meanings;
    }

    /** @throws Refusal {@code heading-missing} or {@code heading-refused} with the labels at fault */
    static TableReports of(Rows rows, ReadingRules rules, String sheet) {
        return of(null, rows, rules, sheet);
    }

    static TableReports of(@Nullable Spreadsheet spreadsheet, Rows rows, ReadingRules rules, String sheet) {
        try {
            return new TableReports(spreadsheet, rows, rules, sheet, heading(rows, rules));
        } catch (RuntimeException unreadable) {
            rows.close();
            throw unreadable;
        }
    }

    private static Map<Integer, String> heading(Rows rows, ReadingRules rules) {
        while (rows.hasNext()) {
            SheetRow row = rows.next();
            if (row.number() == rules.headingRow()) {
                return heading(row, rules.labels());
            }
            if (row.number() > rules.headingRow()) {
                break;
            }
        }
        throw new Refusal(Refusal.Kind.INVALID, "heading-missing", rules.headingRow());
    }

    private static Map<Integer, String> heading(SheetRow row, FileLabels labels) {
        Map<Integer, String> meanings = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<FieldProblem> problems = new ArrayList<>();
        row.cells().forEach((column, label) -> {
            Optional<String> meaning = labels.meaning(label);
            String cell = "/" + new CellName(column, row.number());
            if (meaning.isEmpty()) {
                if (!labels.ignoresOthers()) {
                    problems.add(new FieldProblem(cell, "label-unknown", label));
                }
            } else if (!seen.add(meaning.get())) {
                problems.add(new FieldProblem(cell, "label-repeated", label));
            } else {
                meanings.put(column, meaning.get());
            }
        });
        if (!seen.contains(FileLabels.UNIT)) {
            problems.add(new FieldProblem("/", "label-of-unit-missing"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "heading-refused", problems.size()).withFields(problems);
        }
        return meanings;
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            next = read(rows.next());
        }
        return next != null;
    }

    private @Nullable SourceRow read(SheetRow row) {
        Map<String, String> about = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        DraftCells cells = new DraftCells();
        meanings.forEach((column, meaning) -> {
            places.put(meaning, new CellName(column, row.number()).toString());
            String text = row.cell(column);
            if (text != null && FileLabels.ABOUT.contains(meaning)) {
                about.put(meaning, text);
            } else if (text != null) {
                cells.put(meaning, isFigure(meaning) ? rules.figure(text) : text);
            }
        });
        String unit = about.get(FileLabels.UNIT);
        if (unit == null) {
            return null;
        }
        return new SourceRow(
                row.number(),
                sheet,
                new Subject(
                        null,
                        unit,
                        about.get(FileLabels.PERIOD),
                        about.get(FileLabels.TEMPLATE),
                        about.get(FileLabels.REVISION)),
                cells,
                places,
                cells.problems());
    }

    static boolean isFigure(String meaning) {
        return Character.isUpperCase(meaning.charAt(0));
    }

    @Override
    public SourceRow next() {
        SourceRow read = hasNext() ? next : null;
        if (read == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return read;
    }

    @Override
    public int share() {
        return rows.share();
    }

    @Override
    public void close() {
        rows.close();
        if (spreadsheet != null) {
            spreadsheet.close();
        }
    }
}
