package vn.pcmt.plan.evaluation;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.CloseCheck;
import vn.pcmt.plan.plan.ClosingTerms;
import vn.pcmt.plan.plan.PlanFacts;

/** Plans of some kinds are closed only when somebody has said what came of them. */
@Component
class EvaluationWritten implements CloseCheck {
    private final Evaluations evaluations;
    private final EvaluationSettings settings;

    EvaluationWritten(Evaluations evaluations, EvaluationSettings settings) {
        this.evaluations = evaluations;
        this.settings = settings;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan, ClosingTerms terms) {
        boolean settled = !settings.requiredFor().contains(plan.kind())
                || evaluations
                        .findById(plan.id())
                        .filter(evaluation -> evaluation.text().saysWhatIsNeeded())
                        .isPresent();
        return settled ? List.of() : List.of(new FieldProblem("/evaluation", "evaluation-missing"));
    }
}
