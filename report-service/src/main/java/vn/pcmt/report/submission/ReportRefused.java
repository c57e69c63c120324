package vn.pcmt.report.submission;

import java.util.List;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;

/** A report or a decision on it was not taken: nothing has changed. Says which fields are wrong, where any are. */
public final class ReportRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    /** The content is wrong. */
    public ReportRefused(String code, List<FieldProblem> fields) {
        super(Kind.INVALID, code, fields.size());
        withFields(fields);
    }

    /** The report is not in a state in which this can be done. */
    public ReportRefused(String code, Object... args) {
        super(Kind.CONFLICT, code, args);
    }
}
