package vn.pcmt.plan.target;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/** Adds a target to a plan: to a draft by whoever drafts it, to a plan in force by a leader. */
@Component
public class AddTarget {
    private final Targets targets;
    private final PlanDirectory plans;
    private final TargetRules rules;
    private final FollowPlans follow;
    private final Clock clock;

    AddTarget(Targets targets, PlanDirectory plans, TargetRules rules, FollowPlans follow, Clock clock) {
        this.targets = targets;
        this.plans = plans;
        this.rules = rules;
        this.follow = follow;
        this.clock = clock;
    }

    /**
     * The same caller, plan and key make the same target.
     *
     * @throws Refusal {@code target-refused} with the fields at fault, {@code plan-not-found}, {@code plan-closed},
     *     {@code idempotency-key-reused}
     */
    public TargetWritten handle(String planId, TargetText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String id = UUID.nameUUIDFromBytes(("target\n" + planId + "\n" + caller.id() + "\n" + key.value())
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
        String fingerprint = Fingerprint.of(caller, "AddTarget " + id, text);
        Optional<Target> existing = targets.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        PlanFacts plan = plans.requireOpen(planId);
        requireWriter(plan, caller);
        rules.check(text, plan);
        Target target = Target.draft(id, planId, text, plan.sample());
        if (plan.status() != PlanStatus.DRAFT) {
            target.follow(plan.scope(), caller.id(), clock.instant());
        }
        target.receipts().add(key, fingerprint, "0");
        try {
            targets.insert(target);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(targets.findById(id).orElseThrow(), key, fingerprint);
        }
        follow.catchUp(id);
        return new TargetWritten(id, 0);
    }

    static void requireWriter(PlanFacts plan, Caller caller) {
        if (plan.status() == PlanStatus.DRAFT) {
            caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        } else {
            caller.requireAny(OfficerRole.LEADER);
        }
    }

    private static TargetWritten firstAnswer(Target target, IdempotencyKey key, String fingerprint) {
        target.receipts().answerTo(key, fingerprint);
        return new TargetWritten(target.id(), 0);
    }
}
