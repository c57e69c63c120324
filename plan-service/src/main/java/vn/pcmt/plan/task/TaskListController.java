package vn.pcmt.plan.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.unit.UnitDirectory;

/** Lists of tasks and how far they are, over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tasks")
class TaskListController {
    private final TaskDirectory directory;
    private final Tasks tasks;
    private final ShowTasks show;
    private final ShowProgress showProgress;
    private final PlanDirectory plans;
    private final UnitDirectory units;

    TaskListController(
            TaskDirectory directory,
            Tasks tasks,
            ShowTasks show,
            ShowProgress showProgress,
            PlanDirectory plans,
            UnitDirectory units) {
        this.directory = directory;
        this.tasks = tasks;
        this.show = show;
        this.showProgress = showProgress;
        this.plans = plans;
        this.units = units;
    }

    /** As whom somebody has tasks. */
    enum As {
        ACCOUNTABLE,
        DECIDER
    }

    @Operation(summary = "The tasks of a plan, filtered and ordered")
    @GetMapping("/plans/{planId}/tasks")
    Page<TaskView> ofPlan(
            @PathVariable String planId, @ParameterObject TaskFilter filter, Caller caller, PageRequest wanted) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        Page<TaskFacts> found = Page.of(directory.ofPlan(plan.id(), filter, caller), wanted);
        return new Page<>(show.of(found.items()), found.page(), found.size(), found.total());
    }

    @Operation(summary = "The caller's own tasks in all plans, by deadline")
    @GetMapping("/tasks")
    Page<TaskView> mine(
            @RequestParam(defaultValue = "ACCOUNTABLE") As as,
            @RequestParam @Nullable Set<TaskStage> status,
            Caller caller,
            PageRequest wanted) {
        Set<TaskStage> stages = status == null || status.isEmpty()
                ? Set.of(TaskStage.ASSIGNED, TaskStage.RETURNED, TaskStage.DONE)
                : Set.copyOf(status.stream()
                        .filter(stage -> stage != TaskStage.DRAFT)
                        .toList());
        var page = org.springframework.data.domain.PageRequest.of(
                wanted.page(), wanted.size(), Sort.by("text.deadline", "_id"));
        var found =
                switch (as) {
                    case ACCOUNTABLE -> tasks.findByTextAccountableAndStageIn(caller.id(), stages, page);
                    case DECIDER -> tasks.findByTextDeciderAndStageIn(caller.id(), stages, page);
                };
        List<TaskFacts> facts = found.map(TaskFacts::of).getContent();
        return new Page<>(show.of(facts), wanted.page(), wanted.size(), found.getTotalElements());
    }

    @Operation(summary = "What a unit leads and still owes in all plans, by deadline: also what its forerunners led")
    @GetMapping("/units/{unit}/tasks")
    Page<TaskView> ofUnit(@PathVariable String unit, PageRequest wanted) {
        var page = org.springframework.data.domain.PageRequest.of(
                wanted.page(), wanted.size(), Sort.by("text.deadline", "_id"));
        var found = tasks.findByTextLeadUnitKeyInAndStageIn(
                units.standingFor(unit), Set.of(TaskStage.ASSIGNED, TaskStage.RETURNED), page);
        return new Page<>(
                show.of(found.map(TaskFacts::of).getContent()), wanted.page(), wanted.size(), found.getTotalElements());
    }

    @Operation(summary = "How far a plan is, derived from its tasks and those of its sub-plans")
    @GetMapping("/plans/{planId}/progress")
    ShowProgress.PlanProgress progress(@PathVariable String planId, Caller caller) {
        return showProgress.of(plans.requireReadable(planId, caller), caller);
    }

    @Operation(summary = "Tasks of all plans in force by number or work, with or without diacritics")
    @GetMapping("/task-search")
    Page<TaskView> search(@RequestParam @Size(min = 2, max = 100) String text, Caller caller, PageRequest wanted) {
        TaskFilter filter = TaskFilter.saying(text);
        List<TaskFacts> all = plans.inForce().stream()
                .flatMap(plan -> directory.ofPlan(plan.id(), filter, caller).stream())
                .toList();
        Page<TaskFacts> found = Page.of(all, wanted);
        return new Page<>(show.of(found.items()), found.page(), found.size(), found.total());
    }

    @Operation(summary = "How far several plans are, in the order asked for")
    @GetMapping("/plan-progress")
    List<ShowProgress.PlanProgress> progressOfSeveral(@RequestParam @Size(max = 50) List<String> plan, Caller caller) {
        return plan.stream()
                .map(id -> showProgress.of(plans.requireReadable(id, caller), caller))
                .toList();
    }
}
