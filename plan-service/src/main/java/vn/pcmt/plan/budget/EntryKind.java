package vn.pcmt.plan.budget;

/** Kinds of bookings. */
public enum EntryKind {
    /** Money is allotted. */
    ALLOT,
    /** Some of what was allotted is taken away again. */
    REDUCE,
    /** A contract or decision binds money. */
    COMMIT,
    /** Money is paid, on a commitment or without one. */
    SPEND,
    /** An entry was wrong: it counts no more. Nothing is ever deleted. */
    REVERSAL
}
