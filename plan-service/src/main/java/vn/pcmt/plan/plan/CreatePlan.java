package vn.pcmt.plan.plan;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Begins a plan as a draft. */
@Component
public class CreatePlan {
    private final Plans plans;
    private final PlanRules rules;

    CreatePlan(Plans plans, PlanRules rules) {
        this.plans = plans;
        this.rules = rules;
    }

    /** The plan a caller began under a key, if there is one. */
    public Optional<PlanWritten> find(Caller caller, IdempotencyKey key) {
        return plans.findById(PlanIds.of(caller.id(), key)).map(PlanWritten::of);
    }

    /**
     * Begins a plan; the same caller and key make the same plan.
     *
     * @param sample whether it is sample data
     * @throws Refusal {@code plan-refused} with the fields at fault; {@code idempotency-key-reused}
     */
    public PlanWritten handle(PlanText text, boolean sample, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String id = PlanIds.of(caller.id(), key);
        String fingerprint = Fingerprint.of(caller, "CreatePlan " + id, text);
        Optional<Plan> existing = plans.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        rules.checkDraft(id, text);
        Plan draft = Plan.draft(id, text, sample);
        draft.receipts().add(key, fingerprint, PlanWritten.receipt(draft, 0));
        try {
            return PlanWritten.of(plans.insert(draft));
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(plans.findById(id).orElseThrow(), key, fingerprint);
        }
    }

    /** The id alone proves the caller and the key; a receipt that later commands pushed out is an old draft's. */
    private static PlanWritten firstAnswer(Plan plan, IdempotencyKey key, String fingerprint) {
        return plan.receipts()
                .answerTo(key, fingerprint)
                .map(receipt -> PlanWritten.fromReceipt(plan.id(), receipt))
                .orElseGet(() -> new PlanWritten(plan.id(), PlanStatus.DRAFT.name(), 0));
    }
}
