package vn.pcmt.report.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.areaworkbook.HandBackAreaWorkbook;
import vn.pcmt.report.areaworkbook.HandBackAreaWorkbook.NotTaken;
import vn.pcmt.report.areaworkbook.HandBackAreaWorkbook.Page;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.workbook.CellProblem;

/** Gives the reports that an import did not take back as a workbook, to be corrected and sent again. */
@Component
class HandBackRows {

    private static final int PAGE = 200;

    private final ImportJobs jobs;
    private final ShowImport show;
    private final HandBackAreaWorkbook workbooks;
    private final Catalogue catalogue;

    HandBackRows(ImportJobs jobs, ShowImport show, HandBackAreaWorkbook workbooks, Catalogue catalogue) {
        this.jobs = jobs;
        this.show = show;
        this.workbooks = workbooks;
        this.catalogue = catalogue;
    }

    /** Writes the file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** @throws Refusal {@code import-refused-none} if there is no report to give back */
    Writing prepare(ImportJob job, Locale locale) {
        ReportId first = jobs.refusedAfter(job.id(), 0, PAGE).stream()
                .map(RefusedRow::report)
                .filter(report -> report != null)
                .findFirst()
                .map(ReportId::parse)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "import-refused-none"));
        Template form = catalogue
                .inForce(first.template(), first.period())
                .map(one -> one.of(ReportingLevel.COMMUNE))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", first.template()));
        return out -> workbooks.write(out, form, first.period(), locale, seen -> page(job, seen, locale));
    }

    private Page page(ImportJob job, int seen, Locale locale) {
        List<RefusedRow> rows = jobs.refusedAfter(job.id(), seen, PAGE);
        return new Page(
                rows.stream()
                        .filter(row -> row.report() != null)
                        .map(row -> notTaken(row, locale))
                        .toList(),
                rows.isEmpty() ? seen : rows.getLast().seen());
    }

    private NotTaken notTaken(RefusedRow row, Locale locale) {
        Map<String, String> entered = new HashMap<>();
        row.entered().forEach(one -> entered.put(one.key(), one.text()));
        return new NotTaken(
                ReportId.parse(requireReport(row.report())),
                entered,
                row.problems().stream()
                        .map(problem -> new CellProblem(problem.key(), problem.code(), show.text(problem, locale)))
                        .toList());
    }

    private static String requireReport(@Nullable String report) {
        if (report == null) {
            throw new IllegalArgumentException("a row without a report cannot be given back");
        }
        return report;
    }
}
