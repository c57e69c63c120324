package vn.pcmt.contract.totals;

/** In which tree of units a figure is summed. */
public enum Basis {
    /** The tree of the report's own time. */
    AS_THEN,
    /** The tree of today: the figures of old units summed into their successors. */
    TODAY
}
