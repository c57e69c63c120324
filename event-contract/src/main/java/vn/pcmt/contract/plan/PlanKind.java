package vn.pcmt.contract.plan;

/** Kinds of plans: a year's plan, a campaign, a programme of projects, a target programme, a plan for an area. */
public enum PlanKind {
    ANNUAL,
    CAMPAIGN,
    PROJECTS,
    TARGET_PROGRAMME,
    AREA,
    /** One project of a programme, always a sub-plan. */
    PROJECT,
    /** A standing regime of periodic reports, tied to no programme. */
    REPORTING
}
