package vn.pcmt.report.calendar;

/** What becomes of a deadline that falls on a day off. */
public enum DeadlinePolicy {
    /** It moves to the next working day. */
    NEXT,
    /** It moves to the last working day before, but never so near the cut-off that no working day lies between. */
    PREVIOUS,
    /** It stays. */
    UNCHANGED
}
