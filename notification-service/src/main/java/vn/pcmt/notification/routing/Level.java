package vn.pcmt.notification.routing;

/** Before whom what is overdue comes, step by step. */
public enum Level {
    /** Who heads the unit that owes. */
    HEAD,
    /** Who reviews what the unit does, in the nearest area above that has somebody. */
    REVIEWER,
    /** The Steering Committee of the plan, or the leaders of the area where the plan has none. */
    COMMITTEE
}
