package vn.pcmt.plan.plan;

/** Where a plan is in its life. */
enum PlanStatus {
    DRAFT,
    ISSUED,
    CLOSED
}
