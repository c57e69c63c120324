package vn.pcmt.plan.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.unit.UnitDirectory;

/** Names a model of a plan that others should take over; also after the plan is closed. */
@Component
public class NameModel {
    private final Models models;
    private final PlanDirectory plans;
    private final UnitDirectory units;

    NameModel(Models models, PlanDirectory plans, UnitDirectory units) {
        this.models = models;
        this.plans = plans;
        this.units = units;
    }

    /**
     * The same caller, plan and key make the same model.
     *
     * @return its id
     * @throws Refusal {@code model-refused}, {@code plan-not-found}, {@code plan-not-issued}
     */
    public String handle(String planId, ModelText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.OFFICER);
        FreeText.require("/name", text.name());
        FreeText.require("/description", text.description());
        String id = UUID.nameUUIDFromBytes(
                        ("model\n" + planId + "\n" + caller.id() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8))
                .toString();
        String fingerprint = Fingerprint.of(caller, "NameModel " + id, text);
        Optional<ReplicatedModel> existing = models.findById(id);
        if (existing.isPresent()) {
            existing.get().receipts().answerTo(key, fingerprint);
            return id;
        }
        if (plans.requireReadable(planId, caller).status() == PlanStatus.DRAFT) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-issued", planId);
        }
        if (text.origin() != null && units.find(text.origin()).isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "model-refused")
                    .withFields(List.of(new FieldProblem("/origin", "unit-unknown", text.origin())));
        }
        ReplicatedModel model = ReplicatedModel.of(id, planId, text);
        model.receipts().add(key, fingerprint, id);
        try {
            models.insert(model);
        } catch (DuplicateKeyException meanwhile) {
            models.findById(id).orElseThrow().receipts().answerTo(key, fingerprint);
        }
        return id;
    }
}
