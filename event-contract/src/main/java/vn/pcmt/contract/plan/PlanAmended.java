package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A plan in force was changed. Of each requirement that is new, changed or ended a {@link RequirementSet} follows. */
@EventType("plan.amended.v1")
public record PlanAmended(long version, Instant at, String actor, PlanState plan, PlanAmendment amendment)
        implements PlanStateEvent {
    public PlanAmended {
        Checks.event(version, at, actor);
        Checks.present(plan, "plan");
        Checks.present(amendment, "amendment");
    }
}
