package vn.pcmt.plan.selfassessment;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** A commune writes its self-assessment and hands it in. */
@Component
class WriteAssessment {
    private final ChangeAssessment change;
    private final AssessmentRules rules;
    private final Clock clock;

    WriteAssessment(ChangeAssessment change, AssessmentRules rules, Clock clock) {
        this.change = change;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal {@code assessment-refused}, {@code assessment-not-open} and the common ones */
    long write(String id, Written written, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "WriteAssessment " + id, written);
        return change.handle(
                id,
                key,
                fingerprint,
                expected,
                assessment -> rules.requireOwn(assessment.unitKey(), caller),
                (assessment, criteria) -> {
                    rules.checkWritten(criteria, written.asScores());
                    assessment.write(written.asScores());
                });
    }

    /** @throws Refusal {@code assessment-refused} with all that is missing, {@code assessment-not-open}, common ones */
    long submit(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "SubmitAssessment " + id, "");
        return change.handle(
                id,
                key,
                fingerprint,
                expected,
                assessment -> rules.requireOwn(assessment.unitKey(), caller),
                (assessment, criteria) -> {
                    if (assessment.status() != Assessment.Status.CONFIRMED
                            && assessment.status() != Assessment.Status.SUBMITTED) {
                        rules.checkComplete(criteria, assessment.scores());
                    }
                    assessment.submit(criteria, caller.id(), clock.instant());
                });
    }
}
