package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/** Shows what a new deadline means for everyone, before anything is saved. Whoever may read the task may ask. */
@Component
class PreviewSlip {
    private final TaskDirectory directory;
    private final PlanDirectory plans;
    private final ShowTasks show;
    private final TaskCalendar calendar;

    PreviewSlip(TaskDirectory directory, PlanDirectory plans, ShowTasks show, TaskCalendar calendar) {
        this.directory = directory;
        this.plans = plans;
        this.show = show;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code task-refused} for a deadline that cannot be, {@code task-not-found} */
    SlipView handle(String id, @Nullable LocalDate deadline, @Nullable Integer workingDays, Caller caller) {
        TaskFacts task = directory.requireReadable(id, caller);
        PlanFacts plan = plans.requireReadable(task.planId(), caller);
        LocalDate wanted = wanted(task, deadline, workingDays);
        Slip slip = Slip.of(task, wanted, directory.ofPlan(plan.id()), plan.to(), calendar);
        Set<String> officers = slip.following().stream()
                .map(one -> one.task().text().accountable())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return SlipView.of(slip, plan.to(), show.people(officers));
    }

    private LocalDate wanted(TaskFacts task, @Nullable LocalDate deadline, @Nullable Integer workingDays) {
        LocalDate start = task.text().start();
        if (start == null || task.text().deadline() == null) {
            throw refused("/deadline", "days-missing");
        }
        if ((deadline == null) == (workingDays == null)) {
            throw refused("/deadline", "deadline-one-of-two");
        }
        LocalDate wanted = deadline != null ? deadline : calendar.plus(start, Objects.requireNonNull(workingDays));
        if (wanted.isBefore(start)) {
            throw refused("/deadline", "deadline-before-start", start, wanted);
        }
        if (wanted.getYear() > 2099) {
            throw refused("/deadline", "day-out-of-range");
        }
        return wanted;
    }

    private static Refusal refused(String pointer, String code, Object... args) {
        return new Refusal(Refusal.Kind.INVALID, "task-refused")
                .withFields(List.of(new FieldProblem(pointer, code, args)));
    }
}
