package vn.pcmt.plan.committee;

/**
 * What a command on a committee answers; a repetition of the command gets the same.
 *
 * @param version as in the entity tag
 */
public record CommitteeWritten(String id, long version) {}
