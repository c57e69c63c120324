package vn.pcmt.plan.selfassessment;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** What all changes of a self-assessment share: the first answer again, the version expected, the criteria it goes by. */
@Component
class ChangeAssessment {
    private final Assessments assessments;
    private final CriteriaVersions criteria;

    ChangeAssessment(Assessments assessments, CriteriaVersions criteria) {
        this.assessments = assessments;
        this.criteria = criteria;
    }

    /**
     * @param may refuses whoever may not
     * @return the revision stored, the first time this command was sent
     * @throws Refusal {@code assessment-not-found}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    long handle(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Assessment> may,
            BiConsumer<Assessment, Criteria> change) {
        return Commands.carryOut(() -> {
            Assessment assessment = assessments
                    .findById(id)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "assessment-not-found", id));
            may.accept(assessment);
            Optional<String> first = assessment.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Long.parseLong(first.get());
            }
            expected.check(assessment.revision());
            change.accept(
                    assessment,
                    criteria.find(assessment.criteria()).orElseThrow().criteria());
            assessment.receipts().add(key, fingerprint, String.valueOf(expected.value() + 1));
            return assessments.save(assessment).revision();
        });
    }
}
