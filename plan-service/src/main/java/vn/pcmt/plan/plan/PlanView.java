package vn.pcmt.plan.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as shown: where it is in its life, and what it says.
 *
 * @param version as in the entity tag
 * @param origin the template it was made from, null if it was written for itself
 * @param amendments in order
 */
record PlanView(
        String id,
        PlanStatus status,
        boolean sample,
        long version,
        @Nullable Instant issuedAt,
        @Nullable String issuedBy,
        @Nullable Instant closedAt,
        Plan.@Nullable Origin origin,
        PlanText plan,
        List<Plan.Amendment> amendments) {
    static PlanView of(Plan plan) {
        Plan.Issue issue = plan.inForce();
        Plan.Closing closing = issue == null ? null : issue.closing();
        return new PlanView(
                plan.id(),
                plan.status(),
                plan.sample(),
                plan.revision(),
                issue == null ? null : issue.at(),
                issue == null ? null : issue.by(),
                closing == null ? null : closing.at(),
                plan.origin(),
                plan.text(),
                plan.amendments());
    }
}
