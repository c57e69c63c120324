package vn.pcmt.plan.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Changes a plan in force by a numbered amendment. What is owed already stays owed. */
@Component
class AmendPlan {
    private final ChangePlan changePlan;
    private final PlanRules rules;
    private final PlanSettings settings;
    private final Clock clock;

    AmendPlan(ChangePlan changePlan, PlanRules rules, PlanSettings settings, Clock clock) {
        this.changePlan = changePlan;
        this.rules = rules;
        this.settings = settings;
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
        return changePlan.handle(id, key, fingerprint, expected, plan -> {
            plan.requireInForce();
            LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
            rules.checkAmendment(id, plan.text(), amendment, today);
            RequirementChanges requirements = RequirementChanges.of(
                    plan.text().requirements(), amendment.plan().requirements(), today, settings.cutOffDay());
            refuse(requirements.problems());
            plan.amend(amendment, requirements, caller.id(), clock.instant());
        });
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "plan-refused")
                    .withFields(problems.stream()
                            .map(one -> new FieldProblem("/plan" + one.pointer(), one.code(), one.args()))
                            .toList());
        }
    }
}
