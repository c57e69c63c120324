package vn.pcmt.plan.target;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanPutInForce;
import vn.pcmt.plan.plan.PlanRewritten;
import vn.pcmt.plan.plan.PlanStatus;

/**
 * Puts targets into force with their plan and has them follow its scope: at once when the plan says so, and by a sweep for
 * what a crash or a race left behind.
 */
@Component
class FollowPlans {
    private static final Logger LOG = LoggerFactory.getLogger(FollowPlans.class);

    private final Targets targets;
    private final PlanDirectory plans;
    private final MongoOperations store;
    private final TargetSettings settings;
    private final Clock clock;
    /** When the latest sweep began that came to its end; null before the first of this process. */
    private volatile @Nullable Instant swept;

    FollowPlans(Targets targets, PlanDirectory plans, MongoOperations store, TargetSettings settings, Clock clock) {
        this.targets = targets;
        this.plans = plans;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(PlanPutInForce issued) {
        targets.findByPlanIdOrderById(issued.plan().id())
                .forEach(target -> follow(target, issued.plan(), issued.actor()));
    }

    @EventListener
    void on(PlanRewritten amended) {
        targets.findByPlanIdOrderById(amended.plan().id())
                .forEach(target -> follow(target, amended.plan(), amended.actor()));
    }

    /** A target whose plan may have been issued or amended while it was written. */
    void catchUp(String id) {
        targets.findById(id)
                .ifPresent(target -> plans.find(target.planId()).ifPresent(plan -> follow(target, plan, Event.SYSTEM)));
    }

    /**
     * Targets that are still drafts although their plan is in force, or still of a scope that it has no more: of the plans
     * that were amended lately, and the first time of all in force.
     */
    void sweep() {
        Instant begun = clock.instant();
        plans.inForce(store.findDistinct(
                        Query.query(Criteria.where("draft")
                                .is(true)
                                .and("withdrawal")
                                .is(null)),
                        "planId",
                        Target.COLLECTION,
                        String.class))
                .forEach(this::follow);
        Instant before = swept;
        (before == null ? plans.inForce() : plans.amendedSince(before.minus(settings.lookBack())))
                .forEach(this::follow);
        swept = begun;
    }

    private void follow(PlanFacts plan) {
        targets.findByPlanIdOrderById(plan.id()).forEach(target -> follow(target, plan, Event.SYSTEM));
    }

    private void follow(Target target, PlanFacts plan, String actor) {
        if (plan.status() != PlanStatus.ISSUED || !target.follow(plan.scope(), actor, clock.instant())) {
            return;
        }
        try {
            targets.save(target);
        } catch (OptimisticLockingFailureException raced) {
            LOG.info("Target {} is written by somebody else; the next sweep looks at it again", target.id());
        }
    }
}
