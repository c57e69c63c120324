package vn.pcmt.report.rule;

/** What becomes of a report that breaks a rule. */
public enum Severity {
    /** It is refused. */
    ERROR,
    /** It is taken if the unit explains. */
    WARNING,
    /** It is taken; whoever reads it is told. */
    INFO
}
