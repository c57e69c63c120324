package vn.pcmt.plan.unit;

/** A reorganisation took effect, told within the process; its id. A process that dies in between tells nobody. */
public record UnitsReorganised(String reorganisation) {}
