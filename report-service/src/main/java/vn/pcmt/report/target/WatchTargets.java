package vn.pcmt.report.target;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.TargetEvent;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TargetWithdrawn;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.view.TotalsStored;

/**
 * Knows which targets are to be measured, and notes which of them have to be measured again. Only notes: what it hears
 * may come in any order and more than once, and the measuring looks at what is there then.
 */
@Component
class WatchTargets {

    private final MongoOperations store;
    private final VersionedWrites writes;
    private final TargetSettings settings;
    private final Clock clock;

    WatchTargets(MongoOperations store, VersionedWrites writes, TargetSettings settings, Clock clock) {
        this.store = store;
        this.writes = writes;
        this.settings = settings;
        this.clock = clock;
    }

    void on(EventEnvelope<? extends PlanEvent> envelope) {
        switch (envelope.event()) {
            case TargetSet set -> watch(set, false);
            case TargetWithdrawn withdrawn -> watch(withdrawn, true);
            default -> {}
        }
    }

    /** A target that is the share of confirmed tasks is no business of the reports. */
    private void watch(TargetEvent event, boolean withdrawn) {
        writes.upsertIfNewer(
                WatchedTarget.COLLECTION,
                event.aggregateId(),
                event.version(),
                new Update()
                        .set("target", event.target())
                        .set("withdrawn", withdrawn || event.target().indicator() == null)
                        .inc("marks", 1)
                        .set("allAt", Instant.EPOCH)
                        .set("dueAt", Instant.EPOCH)
                        .setOnInsert("areas", List.of())
                        .setOnInsert("changed", List.of())
                        .setOnInsert("leasedUntil", Instant.EPOCH));
    }

    @EventListener
    void on(TotalsStored stored) {
        stored.areas()
                .forEach((template, areas) -> store.updateMulti(
                        Query.query(Criteria.where("areas")
                                .in(areas)
                                .and("target.indicator.template")
                                .is(template)),
                        new Update()
                                .inc("marks", 1)
                                .min("dueAt", clock.instant().plus(settings.settle()))
                                .addToSet("changed")
                                .each(areas.toArray()),
                        WatchedTarget.class));
    }

    /** Which units belong to a scope may be another question now. */
    @EventListener
    void on(UnitChanged changed) {
        store.updateMulti(
                new Query(),
                new Update().inc("marks", 1).set("allAt", Instant.EPOCH).set("dueAt", Instant.EPOCH),
                WatchedTarget.class);
    }
}
