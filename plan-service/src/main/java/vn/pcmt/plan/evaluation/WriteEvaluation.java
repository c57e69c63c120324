package vn.pcmt.plan.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanStatus;

/** Writes the evaluation of a plan in force, as a draft until the plan is closed. */
@Component
public class WriteEvaluation {
    private final Evaluations evaluations;
    private final PlanDirectory plans;

    WriteEvaluation(Evaluations evaluations, PlanDirectory plans) {
        this.evaluations = evaluations;
        this.plans = plans;
    }

    /**
     * @return the revision written
     * @throws Refusal {@code plan-not-found}, {@code plan-not-issued}, {@code evaluation-final}, {@code stale-revision},
     *     {@code text-refused} for personal data
     */
    public long handle(
            String planId, EvaluationText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.OFFICER);
        requireNoPersonalData(text);
        String fingerprint = Fingerprint.of(caller, "WriteEvaluation " + planId, text);
        try {
            return Commands.carryOut(() -> attempt(planId, text, caller, key, fingerprint, expected));
        } catch (DuplicateKeyException begunMeanwhile) {
            return attempt(planId, text, caller, key, fingerprint, expected);
        }
    }

    private static void requireNoPersonalData(EvaluationText text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/situation", text.situation(), problems);
        FreeText.check("/results", text.results(), problems);
        FreeText.check("/difficulties", text.difficulties(), problems);
        FreeText.checkEach("/lessons", text.lessons(), problems);
        FreeText.check("/proposals", text.proposals(), problems);
        FreeText.check("/nextTasks", text.nextTasks(), problems);
        FreeText.check("/addressee", text.addressee(), problems);
        FreeText.checkEach("/recipients", text.recipients(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "text-refused").withFields(problems);
        }
    }

    private long attempt(
            String planId,
            EvaluationText text,
            Caller caller,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected) {
        Evaluation evaluation = evaluations.findById(planId).orElseGet(() -> Evaluation.blank(planId));
        Optional<String> first = evaluation.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return Long.parseLong(first.get());
        }
        PlanStatus status = plans.requireReadable(planId, caller).status();
        if (status == PlanStatus.DRAFT) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-issued", planId);
        }
        if (status == PlanStatus.CLOSED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "evaluation-final", planId);
        }
        expected.check(evaluation.revision());
        evaluation.write(text);
        evaluation.receipts().add(key, fingerprint, Long.toString(expected.value() + 1));
        return evaluations.save(evaluation).revision();
    }
}
