package vn.pcmt.kit.security;

/**
 * What a service knows of the units that callers work for. A role is held at a unit and ends with it: who worked for a
 * commune that was merged away goes on reading what is its own, and commands nothing until he has a unit of today.
 */
@FunctionalInterface
public interface CallersUnits {

    /** Whether a unit has ceased by today; not of one that is not known, or not yet. */
    boolean hasEnded(String unitKey);
}
