package vn.pcmt.plan.target;

/**
 * What a command on a target answers; a repetition of the command gets the same.
 *
 * @param version as in the entity tag
 */
public record TargetWritten(String id, long version) {}
