package vn.pcmt.plan.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.plan.task.BodyText;
import vn.pcmt.plan.task.Person;
import vn.pcmt.plan.task.TaskView;

/** Tasks as a table with a heading, the same for every kind of file. */
@Component
class TaskTable {
    private static final List<String> COLUMNS = List.of(
            "code",
            "title",
            "status",
            "accountable",
            "decider",
            "lead",
            "coordinating",
            "start",
            "deadline",
            "progress",
            "done-on",
            "late-days",
            "blocked-days",
            "depends-on",
            "note");

    private final MessageSource messages;

    TaskTable(MessageSource messages) {
        this.messages = messages;
    }

    /** Texts, days, whole numbers and nothing; the first row is the heading. */
    List<List<@Nullable Object>> of(List<TaskView> tasks, Locale locale) {
        Map<String, TaskView> byId = tasks.stream().collect(Collectors.toMap(TaskView::id, Function.identity()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .<@Nullable Object>map(column -> text("export.tasks." + column, locale))
                .toList());
        tasks.forEach(task -> rows.add(row(task, byId, locale)));
        return rows;
    }

    private List<@Nullable Object> row(TaskView task, Map<String, TaskView> byId, Locale locale) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(task.code());
        cells.add(task.title());
        cells.add(text("task.status." + task.status(), locale));
        cells.add(name(task.accountable()));
        cells.add(name(task.decider()));
        cells.add(task.lead() == null ? null : task.lead().name());
        cells.add(task.coordinating().stream()
                .map(BodyText::name)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; ")));
        cells.add(task.start());
        cells.add(task.deadline());
        cells.add(task.progress());
        cells.add(task.doneOn());
        cells.add(task.lateDays());
        cells.add(task.blockedDays());
        cells.add(task.dependsOn().stream().map(id -> label(byId.get(id), id)).collect(Collectors.joining("; ")));
        cells.add(note(task, locale));
        return cells;
    }

    private String note(TaskView task, Locale locale) {
        return Stream.of(
                        task.sample() ? text("export.sample", locale) : "",
                        task.late() ? text("export.late", locale) : "",
                        task.blocked() ? text("export.blocked", locale) : "",
                        task.accountable() != null && !task.accountable().inOffice()
                                ? text("export.officer-gone", locale)
                                : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String label(@Nullable TaskView task, String id) {
        return task == null
                ? id
                : Objects.requireNonNullElse(task.code(), Objects.requireNonNullElse(task.title(), id));
    }

    private static @Nullable String name(@Nullable Person person) {
        return person == null ? null : person.name();
    }

    String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
