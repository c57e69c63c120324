package vn.pcmt.plan.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.task.TaskStage;
import vn.pcmt.plan.task.TaskView;

/**
 * What a Gantt chart draws: bars and the arrows between them. Tasks without both days have no bar and are left out.
 *
 * @param from first day of the chart, null if nothing is drawn
 * @param to last day of the chart
 */
record Gantt(
        String plan,
        String title,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Bar> bars,
        List<Arrow> arrows) {

    /** @param officer name of who answers for it */
    record Bar(
            String task,
            @Nullable String code,
            @Nullable String title,
            @Nullable String lead,
            @Nullable String officer,
            LocalDate start,
            LocalDate deadline,
            @Nullable LocalDate doneOn,
            int progress,
            TaskStage status,
            boolean late,
            boolean blocked) {}

    /**
     * One task waits for another.
     *
     * @param tight whether the one that waits starts no later than the other is due
     */
    record Arrow(String from, String to, boolean tight) {}

    static Gantt of(PlanFacts plan, List<TaskView> tasks) {
        List<TaskView> drawn = tasks.stream()
                .filter(task -> task.start() != null && task.deadline() != null && task.status() != TaskStage.WITHDRAWN)
                .toList();
        Map<String, TaskView> byId =
                drawn.stream().collect(Collectors.toMap(TaskView::id, java.util.function.Function.identity()));
        List<Arrow> arrows = drawn.stream()
                .flatMap(task -> task.dependsOn().stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .map(before -> new Arrow(before.id(), task.id(), isTight(before, task))))
                .toList();
        return new Gantt(
                plan.id(),
                plan.title(),
                drawn.stream().map(TaskView::start).min(LocalDate::compareTo).orElse(plan.from()),
                drawn.stream().map(TaskView::deadline).max(LocalDate::compareTo).orElse(plan.to()),
                drawn.stream().map(Gantt::bar).toList(),
                arrows);
    }

    private static boolean isTight(TaskView before, TaskView task) {
        LocalDate until = before.deadline();
        LocalDate start = task.start();
        return until != null && start != null && !start.isAfter(until);
    }

    private static Bar bar(TaskView task) {
        return new Bar(
                task.id(),
                task.code(),
                task.title(),
                task.lead() == null ? null : task.lead().name(),
                task.accountable() == null ? null : task.accountable().name(),
                Objects.requireNonNull(task.start()),
                Objects.requireNonNull(task.deadline()),
                task.doneOn(),
                task.progress(),
                task.status(),
                task.late(),
                task.blocked());
    }
}
