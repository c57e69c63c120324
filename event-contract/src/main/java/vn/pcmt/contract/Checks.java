package vn.pcmt.contract;

/** What holds for every event, checked where it is made and where it is read. */
public final class Checks {
    private Checks() {}

    /** Refuses an event without a place in the life of its aggregate or without an author. */
    public static void event(long version, Object at, String actor) {
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, not " + version);
        }
        present(at, "at");
        text(actor, "actor");
    }

    /** Refuses a missing value. A reader's JSON can lack any field, whatever the annotations promise. */
    @SuppressWarnings("ConstantConditions")
    public static void present(Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    /** Refuses missing or blank text. */
    public static void text(String value, String field) {
        present(value, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }
}
