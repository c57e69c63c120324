package vn.pcmt.contract.report;

/** Whether the first submission came by the deadline then in force. Never rewritten. */
public enum Timeliness {
    ON_TIME,
    LATE
}
