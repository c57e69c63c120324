package vn.pcmt.report.draft;

/**
 * Which state of a draft is meant. The revision is part of it, so that a number never comes again: after a report was
 * sent, its next draft counts anew, on another revision.
 *
 * @param baseRevision the report's revision that the draft is written on, 0 if on none
 * @param saves how often it was changed since; 0 for what nobody has changed yet
 */
record DraftVersion(int baseRevision, int saves) {

    private static final long SAVES = 1_000_000;

    /** From the number of an entity tag. */
    static DraftVersion of(long number) {
        return new DraftVersion((int) (number / SAVES), (int) (number % SAVES));
    }

    /** For the entity tag. */
    long number() {
        return baseRevision * SAVES + saves;
    }
}
