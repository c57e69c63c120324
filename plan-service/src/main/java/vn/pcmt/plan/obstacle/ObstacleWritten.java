package vn.pcmt.plan.obstacle;

/**
 * What a command on an obstacle answers; a repetition of the command gets the same.
 *
 * @param version as in the entity tag
 */
public record ObstacleWritten(String id, long version) {}
