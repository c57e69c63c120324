package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import vn.pcmt.kit.text.Folded;

/**
 * Which tasks are wanted, and in which order. What is absent does not matter.
 *
 * @param status any of these
 * @param officer who answers for it or decides
 * @param unit that leads or takes part, also under what it was before a reorganisation
 * @param late whether it is open and past its deadline
 * @param blocked whether it is open and an obstacle stands in its way
 * @param text in its number or work, with or without diacritics
 * @param dueBefore its deadline is earlier
 * @param sort by deadline unless something else is asked for
 * @param descending largest first
 */
public record TaskFilter(
        @Nullable Set<TaskStage> status,
        @Nullable String officer,
        @Nullable String unit,
        @Nullable Boolean late,
        @Nullable Boolean blocked,
        @Nullable String text,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate dueBefore,

        @Nullable Order sort,
        @Nullable Boolean descending) {

    /** What tasks are ordered by. */
    public enum Order {
        DEADLINE,
        START,
        PROGRESS,
        TITLE,
        CODE
    }

    /** Those that say something. */
    static TaskFilter saying(String text) {
        return new TaskFilter(null, null, null, null, null, text, null, null, null);
    }

    /**
     * @param tasks by deadline
     * @param units keys of what the unit wanted is and was; nothing if none is wanted
     */
    List<TaskFacts> of(List<TaskFacts> tasks, Set<String> units, TaskCalendar calendar, boolean drafts) {
        Instant now = calendar.now();
        String wanted = text == null ? "" : Folded.of(text.strip());
        List<TaskFacts> found = tasks.stream()
                .filter(task -> (drafts || task.stage() != TaskStage.DRAFT)
                        && matches(task, units)
                        && (late == null || late == task.isLate(now, calendar))
                        && (wanted.isEmpty() || task.searchable().contains(wanted)))
                .toList();
        Comparator<TaskFacts> order = order();
        boolean reversed = Boolean.TRUE.equals(descending);
        if (order != null) {
            return found.stream().sorted(reversed ? order.reversed() : order).toList();
        }
        return reversed ? found.reversed() : found;
    }

    private boolean matches(TaskFacts task, Set<String> units) {
        TaskText says = task.text();
        return (status == null || status.isEmpty() || status.contains(task.stage()))
                && (officer == null || officer.equals(says.accountable()) || officer.equals(says.decider()))
                && (unit == null || task.involves(units))
                && (blocked == null || blocked == task.isBlocked())
                && (dueBefore == null
                        || says.deadline() != null && says.deadline().isBefore(dueBefore));
    }

    private @Nullable Comparator<TaskFacts> order() {
        return switch (sort == null ? Order.DEADLINE : sort) {
            case DEADLINE -> null;
            case START ->
                Comparator.comparing(
                        task -> task.text().start(), Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));
            case PROGRESS -> Comparator.comparingInt(TaskFacts::progress);
            case TITLE ->
                Comparator.comparing(
                        task -> task.text().title(), Comparator.nullsLast(Comparator.<String>naturalOrder()));
            case CODE ->
                Comparator.comparing(
                        task -> task.text().code(), Comparator.nullsLast(Comparator.<String>naturalOrder()));
        };
    }
}
