package vn.pcmt.report.submission;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.Severity;

/**
 * What came of examining a draft.
 *
 * @param entry what could be read of it
 * @param unfit what cannot be read, is blank, or must not be in it
 */
record Examined(Entry entry, List<FieldProblem> unfit) {
    Examined {
        unfit = List.copyOf(unfit);
    }

    /** All that stands against taking it. */
    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>(unfit);
        for (Finding finding : entry.findings()) {
            if (finding.severity() == Severity.ERROR) {
                problems.add(new FieldProblem(
                        FormFields.pointer("values", finding.indicator()), finding.check(), finding.arguments()));
            } else if (isUnexplained(finding)) {
                problems.add(new FieldProblem(
                        FormFields.pointer("explanations", finding.rule()), "explanation-needed", text(finding)));
            }
        }
        return problems;
    }

    /** @throws ReportRefused {@code report-invalid} with every field that is wrong */
    Entry orRefuse() {
        List<FieldProblem> problems = problems();
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
        return entry;
    }

    static boolean isUnexplained(Finding finding) {
        return finding.severity() == Severity.WARNING && finding.explanation() == null;
    }

    /** An argument that becomes words in the reader's language. */
    private static DefaultMessageSourceResolvable text(Finding finding) {
        return new DefaultMessageSourceResolvable(
                new String[] {"field." + finding.check()}, finding.arguments(), finding.check());
    }
}
