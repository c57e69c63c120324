package vn.pcmt.plan.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.evaluation.ReplicatedModel.Adoption;
import vn.pcmt.plan.unit.UnitDirectory;

/** Reads models with the names of those that have taken them over. */
@Component
class FindModels {
    private final Models models;
    private final UnitDirectory units;

    FindModels(Models models, UnitDirectory units) {
        this.models = models;
        this.units = units;
    }

    List<ModelView> of(String planId) {
        return shown(models.findByPlanIdOrderById(planId));
    }

    /** @throws Refusal {@code model-not-found} */
    ModelView one(String id) {
        ReplicatedModel model =
                models.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "model-not-found", id));
        return shown(List.of(model)).getFirst();
    }

    List<ModelView> shown(Collection<ReplicatedModel> found) {
        Map<String, UnitState> known = units.findAll(found.stream()
                .flatMap(model -> model.adoptions().stream())
                .map(Adoption::unit)
                .distinct()
                .toList());
        return found.stream().map(model -> ModelView.of(model, known)).toList();
    }
}
