package vn.pcmt.report.submission;

import vn.pcmt.kit.problem.Refusal;

/** The answer to one of many commands: each stands for itself. */
public sealed interface ReportAnswer {

    /** Carried out, now or under the same key before; in a trial, what would have been answered. */
    record Done(ReportOutcome outcome) implements ReportAnswer {}

    /** Not carried out: nothing has changed. */
    record Refused(Refusal refusal) implements ReportAnswer {}
}
