package vn.pcmt.report.catalogue;

/** How an indicator adds up over time. All but ratios add over areas. */
public enum IndicatorKind {
    /** What happened in a period: adds over time. */
    FLOW,
    /** What is there at the end of a period: the last value stands. */
    STOCK,
    /** Recomputed from its parts at every level and over every span, never averaged. Never entered. */
    RATIO
}
