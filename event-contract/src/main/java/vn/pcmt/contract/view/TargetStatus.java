package vn.pcmt.contract.view;

/** How a target stands. Always derived from accepted figures and the time, never set by hand. */
public enum TargetStatus {
    /** No period of its time is due yet. */
    NOT_DUE,
    /** Too few accepted reports to tell. Missing is never zero. */
    INSUFFICIENT_DATA,
    ON_TRACK,
    AT_RISK,
    MISSED,
    MET
}
