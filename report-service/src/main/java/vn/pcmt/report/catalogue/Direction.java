package vn.pcmt.report.catalogue;

/** Which way is better. A rise in cases detected is neither: such an indicator is context. */
public enum Direction {
    UP,
    DOWN,
    CONTEXT
}
