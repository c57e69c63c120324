package vn.pcmt.plan.task;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/** Derives how far a plan is: never stored, so a parent always follows its children. */
@Component
class ShowProgress {
    private final TaskDirectory directory;
    private final PlanDirectory plans;

    ShowProgress(TaskDirectory directory, PlanDirectory plans) {
        this.directory = directory;
        this.plans = plans;
    }

    /**
     * How far a plan is.
     *
     * @param progress mean of all tasks in force, its own and those of everything under it, in percent with one decimal;
     *     null if there are none
     * @param counts of the same tasks
     * @param own of the plan's own tasks
     * @param children plans directly under it, each with everything under it
     */
    record PlanProgress(
            String plan,
            String title,
            PlanStatus status,
            @Nullable BigDecimal progress,
            TaskCounts counts,
            TaskCounts own,
            List<PlanProgress> children) {}

    PlanProgress of(PlanFacts plan, Caller caller) {
        List<PlanProgress> children = plans.children(plan.id()).stream()
                .filter(child -> child.status() != PlanStatus.DRAFT || PlanDirectory.readsDrafts(caller))
                .map(child -> progress(child, List.of()))
                .toList();
        return progress(plan, children);
    }

    private PlanProgress progress(PlanFacts plan, List<PlanProgress> children) {
        TaskCounts all = directory.countsWithChildren(plan.id());
        return new PlanProgress(
                plan.id(), plan.title(), plan.status(), all.progress(), all, directory.counts(plan.id()), children);
    }
}
