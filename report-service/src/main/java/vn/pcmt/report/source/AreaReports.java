package vn.pcmt.report.source;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.areaworkbook.AreaLines;
import vn.pcmt.report.source.SourceRow.Subject;
import vn.pcmt.report.workbook.DraftCells;

/** A workbook of ours for many units. Lines that nobody has filled in say nothing. */
final class AreaReports implements ReportSource {

    private final Spreadsheet spreadsheet;
    private final AreaLines lines;
    private @Nullable SourceRow next;

    AreaReports(Spreadsheet spreadsheet, AreaLines lines) {
        this.spreadsheet = spreadsheet;
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        while (next == null && lines.hasNext()) {
            AreaLines.Line line = lines.next();
            DraftCells cells = new DraftCells();
            line.entered().forEach(cells::put);
            if (!line.seal().isEmpty() && !cells.isBlank()) {
                next = row(line, cells);
            }
        }
        return next != null;
    }

    private SourceRow row(AreaLines.Line line, DraftCells cells) {
        try {
            return new SourceRow(
                    line.row(),
                    lines.sheet(),
                    Subject.sealed(lines.open(line), line.unit()),
                    cells,
                    line.cells(),
                    cells.problems());
        } catch (Refusal tampered) {
            return new SourceRow(
                    line.row(),
                    lines.sheet(),
                    new Subject(null, line.unit(), null, null, null),
                    cells,
                    line.cells(),
                    List.of(new FieldProblem("/", "seal-broken")));
        }
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
        return lines.share();
    }

    @Override
    public void close() {
        lines.close();
        spreadsheet.close();
    }
}
