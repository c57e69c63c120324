package vn.pcmt.plan.plan;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Puts a plan into force: from then on its reports are owed. */
@Component
public class IssuePlan {
    private final ChangePlan changePlan;
    private final PlanRules rules;
    private final Clock clock;

    IssuePlan(ChangePlan changePlan, PlanRules rules, Clock clock) {
        this.changePlan = changePlan;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal {@code plan-not-issuable} with the fields at fault, {@code plan-not-draft} and the common ones */
    public PlanWritten handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "IssuePlan " + id, "");
        return changePlan.handle(id, key, fingerprint, expected, plan -> {
            if (plan.status() == PlanStatus.DRAFT) {
                rules.checkIssue(plan.text());
            }
            plan.issue(caller.id(), clock.instant());
        });
    }
}
