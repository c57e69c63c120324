package vn.pcmt.plan.task;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/** Makes a task say something else; if asked to, the tasks after it follow its new deadline, each in a write of its own. */
@Component
class AmendTask {
    private final ChangeTask changeTask;
    private final TaskRules rules;
    private final TaskBoard board;
    private final PlanDirectory plans;
    private final DependencyTurn turn;
    private final ShiftDependants shiftDependants;
    private final TaskCalendar calendar;

    AmendTask(
            ChangeTask changeTask,
            TaskRules rules,
            TaskBoard board,
            PlanDirectory plans,
            DependencyTurn turn,
            ShiftDependants shiftDependants,
            TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.rules = rules;
        this.board = board;
        this.plans = plans;
        this.turn = turn;
        this.shiftDependants = shiftDependants;
        this.calendar = calendar;
    }

    /**
     * @param shifting whether the tasks after it follow
     * @throws Refusal {@code task-refused} with the fields at fault; {@code slip-crosses-plan} with the tasks that would
     *     end after the plan; {@code task-ended}, {@code dependencies-in-change} and the common ones
     */
    TaskWritten handle(
            String id, TaskText text, boolean shifting, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "AmendTask " + id + " " + shifting, text);
        Task stored = changeTask.require(id);
        // Two changes at once could together close a circle that neither sees, or move the same task twice.
        boolean graph = shifting || !stored.text().dependsOn().equals(text.dependsOn());
        if (graph) {
            turn.take(stored.planId(), key.value());
        }
        try {
            TaskWritten written = changeTask.handle(
                    id,
                    key,
                    fingerprint,
                    expected,
                    task -> requireWriter(caller, task),
                    task -> amend(task, text, shifting, caller));
            if (shifting) {
                shiftDependants.carryOut(id);
            }
            return written;
        } finally {
            if (graph) {
                turn.release(stored.planId(), key.value());
            }
        }
    }

    private void requireWriter(Caller caller, Task task) {
        TaskAccess.requireWriter(caller, plans.find(task.planId()).orElseThrow());
    }

    private void amend(Task task, TaskText text, boolean shifting, Caller caller) {
        PlanFacts plan = plans.requireOpen(task.planId());
        List<TaskFacts> all = board.of(plan.id());
        TaskText checked = rules.checked(
                task.id(),
                text,
                plan,
                all.stream().filter(other -> !other.id().equals(task.id())).toList());
        List<Task.Move> moves = shifting ? moves(task, checked, all, plan) : List.of();
        task.amend(checked, moves, caller.id(), calendar);
        if (plan.status() == PlanStatus.ISSUED) {
            // A draft that was left behind by the issue of its plan lacks nothing now.
            task.assign(caller.id(), calendar);
        }
    }

    private List<Task.Move> moves(Task task, TaskText text, List<TaskFacts> all, PlanFacts plan) {
        if (task.text().deadline() == null || text.deadline() == null) {
            return List.of();
        }
        Slip slip = Slip.of(TaskFacts.of(task), text.deadline(), all, plan.to(), calendar);
        List<FieldProblem> crossing = slip.following().stream()
                .filter(one -> one.crossesPlanEnd() && one.movedBy() > 0)
                .map(one -> new FieldProblem(
                        "/dependants/" + one.task().id(),
                        "task-after-plan",
                        one.newDeadline(),
                        Objects.requireNonNull(plan.to())))
                .toList();
        if (!crossing.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "slip-crosses-plan").withFields(crossing);
        }
        return slip.following().stream()
                .filter(one -> one.movedBy() > 0)
                .map(Slip.Following::move)
                .toList();
    }
}
