package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a slip would mean, before anything is saved.
 *
 * @param movedBy working days
 * @param planEnd last day of the plan, null if open
 * @param crossesPlanEnd whether the task itself would end after the plan, and so would be refused
 * @param dependants every task that comes after it, each after everything it waits for
 * @param bodies whom it touches: those that lead the task or a dependant that moves
 */
record SlipView(
        String task,
        LocalDate deadline,
        LocalDate newDeadline,
        int movedBy,
        @Nullable LocalDate planEnd,
        boolean crossesPlanEnd,
        List<Dependant> dependants,
        Set<String> bodies) {

    /**
     * A task that comes after.
     *
     * @param movedBy working days; 0 if its slack takes the slip
     * @param crossesPlanEnd whether it would end after the plan
     */
    record Dependant(
            String id,
            @Nullable String code,
            @Nullable String title,
            @Nullable Person accountable,
            @Nullable BodyText lead,
            LocalDate start,
            LocalDate deadline,
            LocalDate newStart,
            LocalDate newDeadline,
            int movedBy,
            boolean crossesPlanEnd) {}

    static SlipView of(Slip slip, @Nullable LocalDate planEnd, Map<String, Person> people) {
        Set<String> bodies = new TreeSet<>();
        addName(slip.task(), bodies);
        slip.following().stream().filter(one -> one.movedBy() > 0).forEach(one -> addName(one.task(), bodies));
        return new SlipView(
                slip.task().id(),
                slip.deadline(),
                slip.newDeadline(),
                slip.movedBy(),
                planEnd,
                slip.crossesPlanEnd(),
                slip.following().stream().map(one -> dependant(one, people)).toList(),
                bodies);
    }

    private static Dependant dependant(Slip.Following one, Map<String, Person> people) {
        TaskText text = one.task().text();
        return new Dependant(
                one.task().id(),
                text.code(),
                text.title(),
                text.accountable() == null ? null : people.get(text.accountable()),
                text.lead(),
                one.start(),
                one.deadline(),
                one.newStart(),
                one.newDeadline(),
                one.movedBy(),
                one.crossesPlanEnd());
    }

    private static void addName(TaskFacts task, Set<String> names) {
        BodyText lead = task.text().lead();
        if (lead != null) {
            names.add(Objects.requireNonNullElse(lead.name(), ""));
        }
    }
}
