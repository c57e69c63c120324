package vn.pcmt.plan.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.plan.imports.ImportOutcome.RowChange;

/**
 * The outcome of an import as shown.
 *
 * @param dryRun whether nothing was written
 * @param errors empty if a real run would go through
 */
public record ImportView(
        boolean dryRun,
        int rows,
        int added,
        int amended,
        int unchanged,
        List<RowChange> changes,
        List<RowError> errors) {

    /** What is wrong with a cell, in the caller's language. */
    public record RowError(long row, String column, String code, String message) {}

    /** In the language that the request asks for. */
    public static ImportView of(
            boolean dryRun, ImportOutcome outcome, MessageSource messages, HttpServletRequest request) {
        Locale locale = Problems.locale(request);
        List<RowError> errors = outcome.problems().stream()
                .map(problem -> new RowError(
                        problem.row(),
                        problem.column(),
                        problem.code(),
                        messages.getMessage("field." + problem.code(), problem.args(), locale)))
                .toList();
        return new ImportView(
                dryRun,
                outcome.rows(),
                outcome.added(),
                outcome.amended(),
                outcome.unchanged(),
                outcome.changes(),
                errors);
    }
}
