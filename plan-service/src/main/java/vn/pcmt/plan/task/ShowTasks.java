package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanDirectory;

/** Makes tasks ready to be shown: who the officers are, how many days are late or blocked. */
@Component
public class ShowTasks {
    private final OfficerDirectory officers;
    private final PlanDirectory plans;
    private final Tasks tasks;
    private final TaskRules rules;
    private final TaskCalendar calendar;
    private final TaskAccess access;

    ShowTasks(
            OfficerDirectory officers,
            PlanDirectory plans,
            Tasks tasks,
            TaskRules rules,
            TaskCalendar calendar,
            TaskAccess access) {
        this.officers = officers;
        this.plans = plans;
        this.tasks = tasks;
        this.rules = rules;
        this.calendar = calendar;
        this.access = access;
    }

    /** As lists show them, in the same order. */
    public List<TaskView> of(Collection<TaskFacts> shown) {
        Map<String, Person> people = people(shown.stream()
                .flatMap(
                        task -> Stream.of(task.text().accountable(), task.text().decider()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return shown.stream().map(task -> view(task, people, null)).toList();
    }

    /** The officers of these ids, known or not. */
    public Map<String, Person> people(Set<String> ids) {
        Map<String, OfficerState> known = officers.findAll(ids);
        Set<String> inOffice = officers.inOffice(ids, calendar.today());
        return ids.stream().collect(Collectors.toMap(id -> id, id -> {
            OfficerState officer = known.get(id);
            return officer == null
                    ? new Person(id, id, null, null, false)
                    : new Person(id, officer.name(), officer.post(), officer.unitKey(), inOffice.contains(id));
        }));
    }

    /** With all that is known of it, and what the caller may do. */
    TaskView inDetail(TaskFacts task, Caller caller) {
        TaskText text = task.text();
        Map<String, Person> people = people(Stream.of(text.accountable(), text.decider())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Work work = task.work();
        TaskView.Detail detail = new TaskView.Detail(
                text.description(),
                text.result(),
                text.proof(),
                task.stage() == TaskStage.DRAFT ? found(task, TaskCheck::missing) : List.of(),
                task.stage().isEnded() ? List.of() : found(task, TaskCheck::days),
                waitsTooLong(text),
                work == null ? List.of() : work.notes(),
                work == null
                        ? List.of()
                        : work.evidence().stream().map(TaskView.Shown::of).toList(),
                work == null ? null : work.verdict(),
                work == null ? List.of() : work.blockages(),
                plans.find(task.planId())
                        .map(plan -> access.may(caller, task, plan))
                        .orElse(Set.of()));
        return view(task, people, detail);
    }

    /** One of the checks. */
    private interface Look {
        void at(TaskCheck check, String pointer, TaskText text);
    }

    private List<TaskView.Missing> found(TaskFacts task, Look look) {
        return plans.find(task.planId()).stream()
                .flatMap(plan -> {
                    TaskCheck check = rules.of(plan);
                    look.at(check, "", task.text());
                    return check.problems().stream();
                })
                .map(problem -> new TaskView.Missing(problem.pointer(), problem.code()))
                .toList();
    }

    private List<String> waitsTooLong(TaskText text) {
        LocalDate start = text.start();
        if (start == null || text.dependsOn().isEmpty()) {
            return List.of();
        }
        return tasks.findAllById(text.dependsOn()).stream()
                .filter(before -> before.stage() != TaskStage.WITHDRAWN)
                .filter(before -> before.text().deadline() != null
                        && !before.text().deadline().isBefore(start))
                .map(Task::id)
                .toList();
    }

    private TaskView view(TaskFacts task, Map<String, Person> people, TaskView.@Nullable Detail detail) {
        TaskText text = task.text();
        Work work = task.work();
        LocalDate start = text.start();
        LocalDate deadline = text.deadline();
        return new TaskView(
                task.id(),
                task.planId(),
                task.version(),
                task.stage(),
                task.sample(),
                text.code(),
                text.title(),
                text.accountable() == null ? null : people.get(text.accountable()),
                text.decider() == null ? null : people.get(text.decider()),
                text.lead(),
                text.coordinating(),
                start,
                deadline,
                start == null || deadline == null ? null : calendar.between(start, deadline),
                deadline == null ? null : calendar.deadlineAt(deadline),
                text.dependsOn(),
                task.progress(),
                task.doneOn(),
                task.isLate(calendar.now(), calendar),
                task.lateDays(calendar),
                task.isBlocked(),
                task.blockedDays(calendar),
                work == null || !task.stage().isOpen()
                        ? List.of()
                        : work.blockages().stream()
                                .filter(Blockage::isOpen)
                                .map(Blockage::obstacle)
                                .toList(),
                work == null ? 0 : work.evidence().size(),
                detail);
    }
}
