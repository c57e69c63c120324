package vn.pcmt.plan.evaluation;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** The evaluation of one plan: rewritten until the plan is closed, final with it. Its id is the plan's. */
@Document(Evaluation.COLLECTION)
@TypeAlias("evaluation")
final class Evaluation {
    static final String COLLECTION = "evaluations";

    @Id
    private final String planId;

    @Version
    private @Nullable Long version;

    private EvaluationText text;
    private @Nullable Outcome frozen;
    private final Receipts receipts;

    @PersistenceCreator
    private Evaluation(
            String planId, @Nullable Long version, EvaluationText text, @Nullable Outcome frozen, Receipts receipts) {
        this.planId = planId;
        this.version = version;
        this.text = text;
        this.frozen = frozen;
        this.receipts = receipts;
    }

    /** One in which nothing is written yet. */
    static Evaluation blank(String planId) {
        return new Evaluation(planId, null, EvaluationText.EMPTY, null, new Receipts());
    }

    /** @throws Refusal {@code evaluation-final} */
    void write(EvaluationText written) {
        if (frozen != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "evaluation-final", planId);
        }
        text = written;
    }

    /** Keeps what came of the plan as it is now, once and for all. */
    void freeze(Outcome outcome) {
        if (frozen == null) {
            frozen = outcome;
        }
    }

    String planId() {
        return planId;
    }

    EvaluationText text() {
        return text;
    }

    @Nullable
    Outcome frozen() {
        return frozen;
    }

    boolean isFinal() {
        return frozen != null;
    }

    /** The entity tag: 0 before anything was written. */
    long revision() {
        return version == null ? 0 : version + 1;
    }

    Receipts receipts() {
        return receipts;
    }
}
