package vn.pcmt.contract.view;

/** Whether a target will be reached, if it goes on like this. */
public enum TargetOutlook {
    /** Too few accepted figures in a row for a forecast. */
    INSUFFICIENT_DATA,
    /** The whole band reaches the goal. */
    WILL_MEET,
    /** The band crosses the goal: not certain. */
    UNCERTAIN,
    /** The whole band fails the goal. */
    WILL_MISS
}
