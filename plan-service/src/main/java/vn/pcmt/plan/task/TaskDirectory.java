package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.unit.UnitDirectory;

/** Where the other features look tasks up and have obstacles noted. */
@Component
public class TaskDirectory {
    private final Tasks tasks;
    private final TaskBoard board;
    private final ChangeTask changeTask;
    private final PlanDirectory plans;
    private final UnitDirectory units;
    private final TaskAccess access;
    private final TaskCalendar calendar;

    TaskDirectory(
            Tasks tasks,
            TaskBoard board,
            ChangeTask changeTask,
            PlanDirectory plans,
            UnitDirectory units,
            TaskAccess access,
            TaskCalendar calendar) {
        this.tasks = tasks;
        this.board = board;
        this.changeTask = changeTask;
        this.plans = plans;
        this.units = units;
        this.access = access;
        this.calendar = calendar;
    }

    /** A task by its id, drafts too. */
    public Optional<TaskFacts> find(String id) {
        return tasks.findById(id).map(TaskFacts::of);
    }

    /** Those of these ids that are known, by id. */
    public Map<String, TaskFacts> findAll(Collection<String> ids) {
        return tasks.findAllById(ids).stream()
                .map(TaskFacts::of)
                .collect(Collectors.toMap(TaskFacts::id, Function.identity()));
    }

    /** All tasks of a plan by deadline, drafts and withdrawn ones too. */
    public List<TaskFacts> ofPlan(String planId) {
        return board.of(planId);
    }

    /** Those of a plan that a caller may see and a filter lets through, in its order. */
    public List<TaskFacts> ofPlan(String planId, TaskFilter filter, Caller caller) {
        Set<String> wanted = filter.unit() == null ? Set.of() : units.standingFor(filter.unit());
        return filter.of(board.of(planId), wanted, calendar, PlanDirectory.readsDrafts(caller));
    }

    /** What an officer is accountable for and has not been confirmed, in all plans, by deadline; a bounded number. */
    public List<TaskFacts> owedBy(String officer, int most) {
        return tasks.findByTextAccountableAndStageIn(
                        officer,
                        Set.of(TaskStage.ASSIGNED, TaskStage.RETURNED, TaskStage.DONE),
                        PageRequest.of(0, most, Sort.by("text.deadline", "_id")))
                .map(TaskFacts::of)
                .getContent();
    }

    /** Whether somebody carries a task out: the accountable officer, a deputy, or the head of the unit that leads. */
    public boolean carriesOut(Caller caller, TaskFacts task) {
        return access.carriesOut(caller, task.text());
    }

    /** How far some tasks are. */
    public TaskCounts counts(Collection<TaskFacts> some) {
        return TaskCounts.of(some, calendar);
    }

    /** How far the plan's own tasks are. */
    public TaskCounts counts(String planId) {
        return TaskCounts.of(board.of(planId), calendar);
    }

    /** How far a plan is with everything under it, drafts of sub-plans left out. */
    public TaskCounts countsWithChildren(String planId) {
        return counts(planId, new HashSet<>());
    }

    private TaskCounts counts(String planId, Set<String> seen) {
        if (!seen.add(planId)) {
            return TaskCounts.NONE;
        }
        TaskCounts counts = counts(planId);
        for (PlanFacts child : plans.children(planId)) {
            counts = counts.plus(counts(child.id(), seen));
        }
        return counts;
    }

    /** An obstacle stands in the way of a task from a day on; noted once however often it is said. */
    public void block(String task, String obstacle, LocalDate from, String actor) {
        changeTask.follow(task, one -> one.block(obstacle, from, actor, calendar));
    }

    /** An obstacle no longer stands in the way of a task; noted once however often it is said. */
    public void free(String task, String obstacle, LocalDate to, String actor) {
        changeTask.follow(task, one -> one.free(obstacle, to, actor, calendar));
    }

    /** @throws Refusal {@code task-not-found}, also for a draft that the caller may not read */
    public TaskFacts requireReadable(String id, Caller caller) {
        TaskFacts task = find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "task-not-found", id));
        plans.requireReadable(task.planId(), caller);
        if (task.stage() == TaskStage.DRAFT && !PlanDirectory.readsDrafts(caller)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "task-not-found", id);
        }
        return task;
    }
}
