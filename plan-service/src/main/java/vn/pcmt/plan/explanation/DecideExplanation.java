package vn.pcmt.plan.explanation;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.task.Reason;
import vn.pcmt.plan.task.TaskCalendar;

/** A leader accepts an answer, which stays pinned, or sends it back. */
@Component
class DecideExplanation {
    private final ChangeExplanation changeExplanation;
    private final TaskCalendar calendar;

    DecideExplanation(ChangeExplanation changeExplanation, TaskCalendar calendar) {
        this.changeExplanation = changeExplanation;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code forbidden}, {@code explanation-not-answered} and the common ones */
    ExplanationWritten accept(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "AcceptExplanation " + id, "");
        return changeExplanation.handle(
                id,
                key,
                fingerprint,
                expected,
                explanation -> caller.requireAny(OfficerRole.LEADER),
                explanation -> explanation.accept(caller.id(), calendar.now()));
    }

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code explanation-not-answered} and the common ones */
    ExplanationWritten sendBack(String id, Reason reason, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ReturnExplanation " + id, reason);
        return changeExplanation.handle(
                id, key, fingerprint, expected, explanation -> caller.requireAny(OfficerRole.LEADER), explanation -> {
                    FreeText.require("/reason", reason.reason());
                    explanation.sendBack(reason.reason(), caller.id(), calendar.now());
                });
    }
}
