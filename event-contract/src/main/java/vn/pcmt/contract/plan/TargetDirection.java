package vn.pcmt.contract.plan;

/** Which way of a target is better. */
public enum TargetDirection {
    UP,
    DOWN
}
