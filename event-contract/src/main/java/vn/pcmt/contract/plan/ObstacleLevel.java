package vn.pcmt.contract.plan;

/** Which level of administration has to remove an obstacle. */
public enum ObstacleLevel {
    COMMUNE,
    DISTRICT,
    PROVINCE,
    COUNTRY
}
