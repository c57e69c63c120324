package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A plan requires a report. {@code requirement} is one of the plan's, or one that was taken out before anything was owed:
 * its last period is before its first.
 */
@EventType("requirement.set.v1")
public record RequirementSet(long version, Instant at, String actor, PlanState plan, Requirement requirement)
        implements PlanStateEvent {
    public RequirementSet {
        Checks.event(version, at, actor);
        Checks.present(plan, "plan");
        Checks.present(requirement, "requirement");
    }
}
