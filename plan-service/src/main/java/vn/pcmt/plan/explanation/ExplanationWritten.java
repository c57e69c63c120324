package vn.pcmt.plan.explanation;

/**
 * What a command on an explanation answers; a repetition of the command gets the same.
 *
 * @param version as in the entity tag
 */
public record ExplanationWritten(String id, long version) {}
