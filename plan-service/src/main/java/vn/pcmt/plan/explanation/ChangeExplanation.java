package vn.pcmt.plan.explanation;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** What every change of a stored explanation shares: the first answer again, who may, the version expected, one write. */
@Component
class ChangeExplanation {
    private final Explanations explanations;

    ChangeExplanation(Explanations explanations) {
        this.explanations = explanations;
    }

    /**
     * @param may refuses callers who may not, who are not told which version there is
     * @throws Refusal {@code explanation-not-found}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    ExplanationWritten handle(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Explanation> may,
            Consumer<Explanation> change) {
        return Commands.carryOut(() -> attempt(id, key, fingerprint, expected, may, change));
    }

    private ExplanationWritten attempt(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Explanation> may,
            Consumer<Explanation> change) {
        Explanation explanation = explanations
                .findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "explanation-not-found", id));
        Optional<String> first = explanation.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return new ExplanationWritten(id, Long.parseLong(first.get()));
        }
        may.accept(explanation);
        expected.check(explanation.revision());
        change.accept(explanation);
        explanation.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
        return new ExplanationWritten(id, explanations.save(explanation).revision());
    }
}
