package vn.pcmt.contract.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * A plan is no longer in force. Of each requirement that ends with it a {@link RequirementSet} follows.
 *
 * @param lastPeriod up to which reports are owed, a {@link PeriodId} of any frequency; null if nothing was owed
 */
@EventType("plan.closed.v1")
public record PlanClosed(
        long version,
        Instant at,
        String actor,
        PlanState plan,
        @Nullable String lastPeriod) implements PlanStateEvent {
    public PlanClosed {
        Checks.event(version, at, actor);
        Checks.present(plan, "plan");
    }
}
