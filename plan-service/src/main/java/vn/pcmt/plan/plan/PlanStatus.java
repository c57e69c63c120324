package vn.pcmt.plan.plan;

/** Where a plan is in its life. */
public enum PlanStatus {
    DRAFT,
    ISSUED,
    CLOSED
}
