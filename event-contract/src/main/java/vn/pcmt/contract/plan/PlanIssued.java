package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A plan came into force. */
@EventType("plan.issued.v1")
public record PlanIssued(long version, Instant at, String actor, PlanState plan) implements PlanStateEvent {
    public PlanIssued {
        Checks.event(version, at, actor);
        Checks.present(plan, "plan");
    }
}
