package vn.pcmt.plan.explanation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFacts;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * The unit answers, or what it has become: its head, its reporter or an officer of it; of a task also the accountable
 * officer.
 */
@Component
class AnswerExplanation {
    private final ChangeExplanation changeExplanation;
    private final TaskDirectory tasks;
    private final UnitDirectory units;
    private final TaskCalendar calendar;

    AnswerExplanation(
            ChangeExplanation changeExplanation, TaskDirectory tasks, UnitDirectory units, TaskCalendar calendar) {
        this.changeExplanation = changeExplanation;
        this.tasks = tasks;
        this.units = units;
        this.calendar = calendar;
    }

    /** An answer, in Vietnamese. */
    record Answer(@NotBlank @Size(max = 4000) String text) {}

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code explanation-answered} and the common ones */
    ExplanationWritten handle(String id, Answer answer, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "AnswerExplanation " + id, answer);
        return changeExplanation.handle(
                id,
                key,
                fingerprint,
                expected,
                explanation -> requireAsked(caller, explanation.asked()),
                explanation -> {
                    FreeText.require("/text", answer.text());
                    explanation.answer(answer.text(), caller.id(), calendar.now());
                });
    }

    private void requireAsked(Caller caller, Explanation.Asked asked) {
        if (!isAsked(caller, asked)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    boolean isAsked(Caller caller, Explanation.Asked asked) {
        boolean speaksForAUnit = caller.has(OfficerRole.COMMUNE_HEAD)
                || caller.has(OfficerRole.COMMUNE_REPORTER)
                || caller.has(OfficerRole.OFFICER);
        String own = caller.unitKey();
        return speaksForAUnit && own != null && units.isToday(asked.unitKey(), own) || isAccountable(caller, asked);
    }

    private boolean isAccountable(Caller caller, Explanation.Asked asked) {
        String task = asked.task();
        return task != null
                && tasks.find(task)
                        .map(TaskFacts::text)
                        .filter(text -> caller.id().equals(text.accountable()))
                        .isPresent();
    }
}
