package vn.pcmt.report.source;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.spreadsheet.CellName;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.SheetRow;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.mapping.FileLabels;
import vn.pcmt.report.mapping.MappingText.Place;
import vn.pcmt.report.mapping.ReadingRules;
import vn.pcmt.report.source.SourceRow.Subject;
import vn.pcmt.report.workbook.DraftCells;

/** A form of others, a sheet per unit, with labels in one column and figures in another. */
final class FormReports implements ReportSource {

    private final Spreadsheet spreadsheet;
    private final ReadingRules rules;
    private final @Nullable CellName unitCell;
    private final int labels;
    private final int figures;
    private int sheet;

    FormReports(Spreadsheet spreadsheet, ReadingRules rules, Place place) {
        this.spreadsheet = spreadsheet;
        this.rules = rules;
        this.unitCell = place.unit() == null ? null : CellName.parse(place.unit());
        this.labels = CellName.column(place.labels());
        this.figures = CellName.column(place.figures());
    }

    @Override
    public boolean hasNext() {
        return sheet < spreadsheet.sheets().size();
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String name = spreadsheet.sheets().get(sheet++);
        DraftCells cells = new DraftCells();
        Map<String, String> places = new HashMap<>();
        String unit = unitCell == null ? name : "";
        String period = null;
        try (Rows rows = spreadsheet.rows(name)) {
            while (rows.hasNext()) {
                SheetRow row = rows.next();
                if (unitCell != null && row.number() == unitCell.row()) {
                    unit = row.cells().getOrDefault(unitCell.column(), "");
                }
                Optional<String> meaning = rules.labels().meaning(row.cell(labels));
                String text = row.cell(figures);
                if (meaning.isEmpty()) {
                    continue;
                }
                if (meaning.get().equals(FileLabels.PERIOD)) {
                    period = text;
                } else if (!meaning.get().equals(FileLabels.UNIT)) {
                    places.put(meaning.get(), new CellName(figures, row.number()).toString());
                    cells.put(
                            meaning.get(),
                            text != null && TableReports.isFigure(meaning.get()) ? rules.figure(text) : text);
                }
            }
        }
        return new SourceRow(sheet, name, new Subject(null, unit, period, null, null), cells, places, cells.problems());
    }

    @Override
    public int share() {
        return sheet * 100 / Math.max(1, spreadsheet.sheets().size());
    }

    @Override
    public void close() {
        spreadsheet.close();
    }
}
