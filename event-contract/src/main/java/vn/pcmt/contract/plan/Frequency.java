package vn.pcmt.contract.plan;

/** How often a report is due. */
public enum Frequency {
    MONTHLY
}
