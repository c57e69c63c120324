package vn.pcmt.report.area;

import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.kit.consume.VersionedWrites;

/** Knows which areas each plan covers. Events may come twice or out of order: the highest version stands. */
@Component
class FollowPlans {

    private final VersionedWrites writes;

    FollowPlans(VersionedWrites writes) {
        this.writes = writes;
    }

    void on(EventEnvelope<? extends PlanEvent> envelope) {
        if (envelope.event() instanceof PlanStateEvent event) {
            PlanState plan = event.plan();
            writes.upsertIfNewer(
                    PlanScope.COLLECTION,
                    plan.id(),
                    event.version(),
                    new Update()
                            .set("title", plan.title())
                            .set("scope", plan.scope())
                            .set(
                                    "closed",
                                    plan.details() != null && plan.details().closedOn() != null));
        }
    }
}
