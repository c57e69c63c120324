package vn.pcmt.plan.task;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/** Adds a task to a plan: a draft to a draft; to a plan in force a complete one, in force at once. */
@Component
public class CreateTask {
    private final Tasks tasks;
    private final TaskRules rules;
    private final TaskBoard board;
    private final PlanDirectory plans;
    private final TaskCalendar calendar;

    CreateTask(Tasks tasks, TaskRules rules, TaskBoard board, PlanDirectory plans, TaskCalendar calendar) {
        this.tasks = tasks;
        this.rules = rules;
        this.board = board;
        this.plans = plans;
        this.calendar = calendar;
    }

    /**
     * The same caller and key make the same task.
     *
     * @throws Refusal {@code task-refused} with the fields at fault; {@code plan-not-found}, {@code plan-closed},
     *     {@code idempotency-key-reused}
     */
    public TaskWritten handle(String planId, TaskText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String id = key.newId("task " + planId, caller.id());
        String fingerprint = Fingerprint.of(caller, "CreateTask " + id, text);
        Optional<Task> existing = tasks.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        PlanFacts plan = plans.requireOpen(planId);
        TaskAccess.requireWriter(caller, plan);
        // A new task waits for others, but none waits for it yet: it cannot close a circle.
        List<TaskFacts> others = text.dependsOn().isEmpty() ? List.of() : board.of(planId);
        TaskText checked = rules.checked(id, text, plan, others);
        Task task = Task.draft(id, planId, checked, plan.sample(), calendar.now());
        if (plan.status() == PlanStatus.ISSUED) {
            task.assign(caller.id(), calendar);
        }
        task.receipts().add(key, fingerprint, TaskWritten.receipt(task, 0));
        try {
            return TaskWritten.of(tasks.insert(task));
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(tasks.findById(id).orElseThrow(), key, fingerprint);
        }
    }

    /** The id alone proves the caller and the key; a receipt that later commands pushed out is an old draft's. */
    private static TaskWritten firstAnswer(Task task, IdempotencyKey key, String fingerprint) {
        return task.receipts()
                .answerTo(key, fingerprint)
                .map(receipt -> TaskWritten.fromReceipt(task.id(), receipt))
                .orElseGet(() -> new TaskWritten(task.id(), TaskStage.DRAFT.name(), 0));
    }
}
