package vn.pcmt.plan.selfassessment;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/** A commune begins its self-assessment for a year, by the criteria of that year. */
@Component
class BeginAssessment {
    private final Assessments assessments;
    private final CriteriaVersions criteria;
    private final PlanDirectory plans;
    private final AssessmentRules rules;

    BeginAssessment(Assessments assessments, CriteriaVersions criteria, PlanDirectory plans, AssessmentRules rules) {
        this.assessments = assessments;
        this.criteria = criteria;
        this.plans = plans;
        this.rules = rules;
    }

    /**
     * @return the assessment as first stored
     * @throws Refusal {@code plan-not-found}, {@code plan-not-issued}; {@code assessment-refused} with the fields at
     *     fault; {@code assessment-exists}; {@code idempotency-key-reused}
     */
    Assessment handle(String planId, String unitKey, int year, Written written, Caller caller, IdempotencyKey key) {
        rules.requireOwn(unitKey, caller);
        String id = Assessment.id(planId, unitKey, year);
        String fingerprint = Fingerprint.of(caller, "BeginAssessment " + id, written);
        Optional<Assessment> known = assessments.findById(id);
        if (known.isPresent()) {
            return firstAnswer(known.get(), key, fingerprint);
        }
        PlanFacts plan = plans.requireReadable(planId, caller);
        rules.checkBegin(plan, unitKey, year);
        CriteriaVersion version = criteria.of(year);
        rules.checkWritten(version.criteria(), written.asScores());
        Assessment begun = Assessment.draft(planId, unitKey, year, version, written.asScores(), plan.sample());
        begun.receipts().add(key, fingerprint, "0");
        try {
            return assessments.insert(begun);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(assessments.findById(id).orElseThrow(), key, fingerprint);
        }
    }

    private static Assessment firstAnswer(Assessment known, IdempotencyKey key, String fingerprint) {
        if (known.receipts().answerTo(key, fingerprint).isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "assessment-exists", known.id());
        }
        return known;
    }
}
