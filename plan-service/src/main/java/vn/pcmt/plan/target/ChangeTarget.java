package vn.pcmt.plan.target;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/** What every change of a stored target shares: who may, the first answer again, the version expected, one write. */
@Component
class ChangeTarget {
    private final Targets targets;
    private final PlanDirectory plans;
    private final FollowPlans follow;

    ChangeTarget(Targets targets, PlanDirectory plans, FollowPlans follow) {
        this.targets = targets;
        this.plans = plans;
        this.follow = follow;
    }

    /** @throws Refusal {@code target-not-found}, {@code plan-closed}, {@code stale-revision}, and the common ones */
    TargetWritten handle(
            String id,
            Caller caller,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            BiConsumer<Target, PlanFacts> change) {
        TargetWritten written = Commands.carryOut(() -> attempt(id, caller, key, fingerprint, expected, change));
        follow.catchUp(id);
        return written;
    }

    private TargetWritten attempt(
            String id,
            Caller caller,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            BiConsumer<Target, PlanFacts> change) {
        Target target = targets.findById(id).orElseThrow(() -> notFound(id));
        Optional<String> first = target.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return new TargetWritten(id, Long.parseLong(first.get()));
        }
        PlanFacts plan = plans.requireOpen(target.planId());
        AddTarget.requireWriter(plan, caller);
        expected.check(target.revision());
        change.accept(target, plan);
        target.receipts().add(key, fingerprint, Long.toString(expected.value() + 1));
        return new TargetWritten(id, targets.save(target).revision());
    }

    static Refusal notFound(String id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "target-not-found", id);
    }
}
