package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a new deadline of a task means for all tasks that come after it, in working days. A dependant keeps its length
 * and moves only by what its slack cannot take; one that already overlaps moves as far as what it waits for. What is
 * done, ended or without days does not move.
 *
 * @param movedBy working days by which the task itself moves; 0 if it gets earlier
 * @param following every task that comes after it, each after everything it waits for
 * @param crossesPlanEnd whether the task itself would end after the plan
 */
record Slip(
        TaskFacts task,
        LocalDate deadline,
        LocalDate newDeadline,
        int movedBy,
        boolean crossesPlanEnd,
        List<Following> following) {

    /** How one dependant moves. */
    record Following(
            TaskFacts task,
            LocalDate start,
            LocalDate deadline,
            LocalDate newStart,
            LocalDate newDeadline,
            int movedBy,
            boolean crossesPlanEnd) {
        Task.Move move() {
            return new Task.Move(task.id(), start, deadline, newStart, newDeadline);
        }
    }

    /**
     * @param task that slips; has a deadline
     * @param all tasks of the plan
     * @param planEnd last day of the plan, null if open
     */
    static Slip of(
            TaskFacts task,
            LocalDate newDeadline,
            Collection<TaskFacts> all,
            @Nullable LocalDate planEnd,
            TaskCalendar calendar) {
        LocalDate deadline = Objects.requireNonNull(task.text().deadline(), "deadline");
        Map<String, TaskFacts> byId = all.stream().collect(Collectors.toMap(TaskFacts::id, Function.identity()));
        Dependencies dependencies = new Dependencies(all);
        Map<String, Integer> moved = new HashMap<>();
        int own = calendar.between(deadline, newDeadline);
        moved.put(task.id(), own);
        List<Following> following = new ArrayList<>();
        for (String id : dependencies.allAfter(task.id())) {
            TaskFacts dependant = byId.get(id);
            LocalDate start = dependant == null ? null : dependant.text().start();
            LocalDate end = dependant == null ? null : dependant.text().deadline();
            if (dependant == null || start == null || end == null || !moves(dependant)) {
                continue;
            }
            int by = 0;
            for (String before : dependencies.before(id)) {
                TaskFacts waitedFor = byId.get(before);
                LocalDate waitedUntil =
                        waitedFor == null ? null : waitedFor.text().deadline();
                if (waitedUntil != null) {
                    int slack = Math.max(0, calendar.between(waitedUntil, start) - 1);
                    by = Math.max(by, moved.getOrDefault(before, 0) - slack);
                }
            }
            moved.put(id, by);
            LocalDate newEnd = calendar.plus(end, by);
            following.add(new Following(
                    dependant, start, end, calendar.plus(start, by), newEnd, by, isAfter(newEnd, planEnd)));
        }
        return new Slip(task, deadline, newDeadline, own, isAfter(newDeadline, planEnd), following);
    }

    private static boolean moves(TaskFacts task) {
        return task.stage() == TaskStage.DRAFT || task.stage().isOpen();
    }

    private static boolean isAfter(LocalDate day, @Nullable LocalDate planEnd) {
        return planEnd != null && day.isAfter(planEnd);
    }
}
