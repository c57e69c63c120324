package vn.pcmt.contract.report;

/** Whose work a report tells of. No fact is told of at both levels. */
public enum ReportingLevel {
    /** What is done in a commune: by its own forces, or by others and left to it to count. */
    COMMUNE,
    /** What forces of the province do themselves and no commune counts. */
    PROVINCE
}
