package vn.pcmt.report.source;

import java.nio.file.Path;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.CsvRows;
import vn.pcmt.kit.spreadsheet.PersonalCells;
import vn.pcmt.kit.spreadsheet.Rows;
import vn.pcmt.kit.spreadsheet.Spreadsheet;
import vn.pcmt.report.areaworkbook.AreaLines;
import vn.pcmt.report.mapping.ReadingRules;
import vn.pcmt.report.workbook.WorkbookSeal;

/** Opens files as sources of reports. */
@Component
public class OpenSource {

    private final WorkbookSeal seal;

    OpenSource(WorkbookSeal seal) {
        this.seal = seal;
    }

    /**
     * Opens a file. One of our workbooks for many units says by itself how it is read; everything else is read by rules.
     *
     * @throws Refusal if it can be seen at once that it cannot be read
     */
    public ReportSource open(Path file, SourceFormat format, ReadingRules rules) {
        return switch (format) {
            case JSON -> JsonReports.open(file);
            case CSV -> {
                if (rules.place() != null) {
                    throw new Refusal(Refusal.Kind.INVALID, "form-needs-sheets");
                }
                yield TableReports.of(CsvRows.open(file), rules, "");
            }
            case XLSX -> spreadsheet(Spreadsheet.open(file), rules);
        };
    }

    /**
     * Looks through a whole file before it is kept. Texts of a JSON file are judged report by report.
     *
     * @throws Refusal {@code file-personal-data}
     */
    public void refusePersonalData(Path file, SourceFormat format) {
        switch (format) {
            case JSON -> {}
            case CSV -> {
                try (Rows rows = CsvRows.open(file)) {
                    PersonalCells.refuse(rows);
                }
            }
            case XLSX -> {
                try (Spreadsheet spreadsheet = Spreadsheet.open(file)) {
                    PersonalCells.refuse(spreadsheet, WorkbookSeal::isSealed);
                }
            }
        }
    }

    private ReportSource spreadsheet(Spreadsheet spreadsheet, ReadingRules rules) {
        try {
            if (AreaLines.isIn(spreadsheet)) {
                return new AreaReports(spreadsheet, AreaLines.of(spreadsheet, seal));
            }
            if (rules.place() != null) {
                return new FormReports(spreadsheet, rules, rules.place());
            }
            String first = spreadsheet.sheets().getFirst();
            return TableReports.of(spreadsheet, spreadsheet.rows(first), rules, first);
        } catch (RuntimeException unreadable) {
            spreadsheet.close();
            throw unreadable;
        }
    }
}
