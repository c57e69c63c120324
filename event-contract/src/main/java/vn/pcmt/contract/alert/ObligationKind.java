package vn.pcmt.contract.alert;

/** What sort of thing is owed. */
public enum ObligationKind {
    /** A report of a unit for a period. */
    REPORT,
    /** A task of a plan, by its accountable officer. */
    TASK,
    /** An explanation that a leader asked a unit for. */
    EXPLANATION,
    /** The removal of an obstacle, by the level it stands at. */
    OBSTACLE,
    /** The closing evaluation of a plan that has run out. */
    EVALUATION,
    /** A decision on what somebody says is done. */
    CONFIRMATION,
    /** An answer to a target that is at risk or missed. */
    TARGET,
    /** The sending of a report that was proposed to the head of its unit. */
    PROPOSAL,
    /** The review of a report that came in. */
    REVIEW,
    /** A look at a figure of an area that changed suddenly. */
    FIGURE,
    /** The reports that an area lacks. */
    COVERAGE,
    /** The events that a service could not process. */
    DEAD_LETTERS
}
