package vn.pcmt.plan.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFacts;
import vn.pcmt.plan.task.TaskStage;
import vn.pcmt.plan.unit.UnitDirectory;

/** A leader asks a unit to explain a figure, or why a task slips. */
@Component
public class RequestExplanation {
    /** Working days for an answer if nothing is said. */
    private static final int DAYS = 3;

    private final Explanations explanations;
    private final PlanDirectory plans;
    private final TaskDirectory tasks;
    private final UnitDirectory units;
    private final TaskCalendar calendar;

    RequestExplanation(
            Explanations explanations,
            PlanDirectory plans,
            TaskDirectory tasks,
            UnitDirectory units,
            TaskCalendar calendar) {
        this.explanations = explanations;
        this.plans = plans;
        this.tasks = tasks;
        this.units = units;
        this.calendar = calendar;
    }

    /**
     * The same caller and key ask once.
     *
     * @throws Refusal {@code explanation-refused} with the fields at fault; {@code forbidden};
     *     {@code idempotency-key-reused}
     */
    public ExplanationWritten handle(ExplanationRequest request, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER);
        String id = key.newId("explanation", caller.id());
        String fingerprint = Fingerprint.of(caller, "RequestExplanation " + id, request);
        Optional<Explanation> existing = explanations.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        Explanation explanation = checked(id, request, caller);
        explanation.receipts().add(key, fingerprint, "0");
        try {
            explanations.insert(explanation);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(explanations.findById(id).orElseThrow(), key, fingerprint);
        }
        return new ExplanationWritten(id, 0);
    }

    private Explanation checked(String id, ExplanationRequest request, Caller caller) {
        List<FieldProblem> problems = new ArrayList<>();
        if ((request.figure() == null) == (request.task() == null)) {
            problems.add(new FieldProblem("/figure", "figure-or-task"));
        }
        Optional<TaskFacts> task = Optional.ofNullable(request.task())
                .flatMap(tasks::find)
                .filter(found -> found.stage() != TaskStage.DRAFT);
        if (request.task() != null && task.isEmpty()) {
            problems.add(new FieldProblem("/task", "task-unknown", request.task()));
        }
        String planId = task.map(TaskFacts::planId).orElse(request.plan());
        Optional<PlanFacts> plan = Optional.ofNullable(planId).flatMap(plans::find);
        if (planId != null && plan.isEmpty()) {
            problems.add(new FieldProblem("/plan", "plan-unknown", planId));
        }
        if (request.figure() != null && units.find(request.figure().area()).isEmpty()) {
            problems.add(new FieldProblem(
                    "/figure/area", "unit-unknown", request.figure().area()));
        }
        String unit = unit(request, task.orElse(null), problems);
        LocalDate due = due(request, problems);
        FreeText.check("/question", request.question(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "explanation-refused").withFields(problems);
        }
        Explanation.Asked asked = new Explanation.Asked(
                planId,
                request.figure() == null ? null : request.figure().figure(),
                request.task(),
                request.question(),
                Objects.requireNonNull(unit),
                caller.id(),
                calendar.now(),
                calendar.deadlineAt(due));
        return Explanation.request(id, asked, plan.map(PlanFacts::sample).orElse(false));
    }

    private @Nullable String unit(ExplanationRequest request, @Nullable TaskFacts task, List<FieldProblem> problems) {
        String wanted = request.unitKey();
        if (wanted == null && task != null && task.text().lead() != null) {
            wanted = task.text().lead().unitKey();
        }
        Optional<UnitState> unit = wanted == null ? Optional.empty() : units.find(wanted);
        if (unit.isEmpty()) {
            problems.add(new FieldProblem("/unitKey", "unit-unknown", wanted == null ? "" : wanted));
        } else if (!unit.get().existsOn(calendar.today())) {
            problems.add(
                    new FieldProblem("/unitKey", "unit-abolished", unit.get().key()));
        }
        return wanted;
    }

    private LocalDate due(ExplanationRequest request, List<FieldProblem> problems) {
        LocalDate dueOn = request.dueOn();
        if (dueOn == null) {
            int days = request.workingDays() == null ? DAYS : request.workingDays();
            return calendar.plus(calendar.today(), days);
        }
        if (request.workingDays() != null) {
            problems.add(new FieldProblem("/workingDays", "deadline-twice"));
        }
        if (dueOn.isBefore(calendar.today())) {
            problems.add(new FieldProblem("/dueOn", "day-past", dueOn));
        }
        if (dueOn.getYear() > 2099) {
            problems.add(new FieldProblem("/dueOn", "day-out-of-range"));
            return calendar.today();
        }
        return dueOn;
    }

    private static ExplanationWritten firstAnswer(Explanation explanation, IdempotencyKey key, String fingerprint) {
        explanation.receipts().answerTo(key, fingerprint);
        return new ExplanationWritten(explanation.id(), 0);
    }
}
