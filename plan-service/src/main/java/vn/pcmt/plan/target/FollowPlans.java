package vn.pcmt.plan.target;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
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
    private final Clock clock;

    FollowPlans(Targets targets, PlanDirectory plans, Clock clock) {
        this.targets = targets;
        this.plans = plans;
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

    /** A target whose plan may have been issued while it was written. */
    void catchUp(String id) {
        targets.findById(id).filter(Target::isDraft).ifPresent(target -> plans.find(target.planId())
                .ifPresent(plan -> follow(target, plan, Event.SYSTEM)));
    }

    /** Targets that are still drafts although their plan is in force, or still of a scope that it has no more. */
    void sweep() {
        List<Target> wanted = targets.findByWithdrawalNull();
        Map<String, PlanFacts> known =
                plans.findAll(wanted.stream().map(Target::planId).distinct().toList());
        for (Target target : wanted) {
            PlanFacts plan = known.get(target.planId());
            if (plan != null) {
                follow(target, plan, Event.SYSTEM);
            }
        }
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
