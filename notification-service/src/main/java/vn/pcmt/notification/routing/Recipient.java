package vn.pcmt.notification.routing;

import org.jspecify.annotations.Nullable;
import vn.pcmt.notification.directory.Officer;

/**
 * Who is told, and why: the answer to "why was I told".
 *
 * @param actingFor id of the officer in whose stead, null if told in the officer's own right
 * @param away whether absent today: the inbox has it for the day of return, nothing is sent
 */
public record Recipient(
        Officer officer, Rule rule, @Nullable String actingFor, boolean away) {

    /** Which rule led to the officer, or to the one in whose stead the officer acts. */
    public enum Rule {
        /** They answer for it in person. */
        OWNER,
        /** They head the unit that owes. */
        HEAD,
        /** They review what the unit does. */
        REVIEWER,
        /** They lead an area that the unit lies in. */
        LEADER,
        /** They lead the Steering Committee of the plan. */
        COMMITTEE,
        /** They run the system. */
        ADMINISTRATOR,
        /** A route names them. */
        NAMED,
        /** Nobody else is there but the leaders of an area above. */
        LEADERS_FOR_NOBODY,
        /** Nobody could be found, so whoever is on duty is told. */
        DUTY,
        /** They report for the unit that owes, or head it. */
        OWN_UNIT,
        /** The unit was merged into theirs. */
        SUCCESSOR,
        /** Nobody holds the post in the unit; they review its reports. */
        REVIEWERS_FOR_VACANT_POST,
        /** Everybody who holds the post is away, and nobody acts for them; they review the unit's reports. */
        REVIEWERS_FOR_ABSENCE
    }
}
