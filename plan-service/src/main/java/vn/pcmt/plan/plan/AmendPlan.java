package vn.pcmt.plan.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * Changes a plan in force by a numbered amendment. What is owed already stays owed, and what is being done is not left
 * outside the plan.
 */
@Component
class AmendPlan {
    /** Nobody reads more at once. */
    private static final int MOST = 100;

    private final ChangePlan changePlan;
    private final PlanRules rules;
    private final PlanSettings settings;
    private final ObjectProvider<AmendCheck> checks;
    private final ApplicationEventPublisher parts;
    private final Clock clock;

    AmendPlan(
            ChangePlan changePlan,
            PlanRules rules,
            PlanSettings settings,
            ObjectProvider<AmendCheck> checks,
            ApplicationEventPublisher parts,
            Clock clock) {
        this.changePlan = changePlan;
        this.rules = rules;
        this.settings = settings;
        this.checks = checks;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code plan-refused} with the fields at fault, {@code amendment-empty}, {@code plan-not-issued} and
     *     the common ones
     */
    PlanWritten handle(
            String id, AmendmentText amendment, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "AmendPlan " + id, amendment);
        AtomicReference<PlanFacts> rewritten = new AtomicReference<>();
        PlanWritten written = changePlan.handle(id, key, fingerprint, expected, plan -> {
            plan.requireInForce();
            LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
            rules.checkAmendment(id, plan.text(), amendment, today);
            RequirementChanges requirements = RequirementChanges.of(
                    plan.text().requirements(), amendment.plan().requirements(), today, settings.cutOffDay());
            refuse(requirements.problems().stream()
                    .map(one -> new FieldProblem("/plan" + one.pointer(), one.code(), one.args()))
                    .toList());
            refuse(leftOutside(PlanFacts.of(plan), amendment.plan()));
            plan.amend(amendment, requirements, caller.id(), clock.instant());
            rewritten.set(PlanFacts.of(plan));
        });
        PlanFacts plan = rewritten.get();
        if (plan != null) {
            parts.publishEvent(new PlanRewritten(plan, caller.id()));
        }
        return written;
    }

    /** Parts that fit the plan as it is and would not fit it any more. What does not fit already is no new reason. */
    private List<FieldProblem> leftOutside(PlanFacts plan, PlanText amended) {
        PlanFacts after = plan.saying(amended);
        if (after.equals(plan)) {
            return List.of();
        }
        Set<String> before =
                problems(plan).map(one -> one.pointer() + " " + one.code()).collect(Collectors.toSet());
        return problems(after)
                .filter(one -> !before.contains(one.pointer() + " " + one.code()))
                .limit(MOST)
                .toList();
    }

    private Stream<FieldProblem> problems(PlanFacts plan) {
        return checks.orderedStream().flatMap(check -> check.problems(plan).stream());
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "plan-refused").withFields(problems);
        }
    }
}
