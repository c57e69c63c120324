package vn.pcmt.contract.report;

/** Where a report stands. */
public enum ReportStatus {
    /** Owed, nothing received. */
    EXPECTED,
    /** Received, not yet reviewed. */
    SUBMITTED,
    /** Reviewed and accepted. */
    ACCEPTED,
    /** Sent back with a reason; what was received still counts as received. */
    RETURNED,
    /** Changed after it had been accepted, to be reviewed again; the accepted revision stands meanwhile. */
    CORRECTED,
    /** No longer owed, nothing received. */
    WITHDRAWN
}
