package vn.pcmt.plan.plan;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Rewrites a draft. */
@Component
class EditPlan {
    private final ChangePlan changePlan;
    private final PlanRules rules;

    EditPlan(ChangePlan changePlan, PlanRules rules) {
        this.changePlan = changePlan;
        this.rules = rules;
    }

    /** @throws Refusal {@code plan-refused} with the fields at fault, {@code plan-not-draft} and the common ones */
    PlanWritten handle(String id, PlanText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "EditPlan " + id, text);
        return changePlan.handle(id, key, fingerprint, expected, plan -> {
            rules.checkDraft(id, text);
            plan.edit(text);
        });
    }
}
