package vn.pcmt.contract.unit;

/** Ways in which the map changes. */
public enum ReorganisationKind {
    /** Several units of one level become one. */
    MERGE,
    /** One unit is divided among several of its level, each with its share. */
    SPLIT,
    /** A unit changes its name and nothing else: its key stays. */
    RENAME,
    /** Units move, with all below them, to another unit above: each begins anew under its old code. */
    REPARENT,
    /** A level between commune and province ceases; nothing follows it. */
    ABOLISH
}
