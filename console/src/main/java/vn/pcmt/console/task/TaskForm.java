package vn.pcmt.console.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.PlanningService.Body;
import vn.pcmt.console.services.TaskService.Assignment;
import vn.pcmt.console.services.TaskService.Task;

/**
 * What stands in the form of a task. Days are as people write them.
 *
 * @param unit key of the unit that leads; empty for a body that is none, which goes by its name
 * @param with bodies that take part, one a line
 */
record TaskForm(
        String plan,
        String code,
        String title,
        String description,
        String accountable,
        String decider,
        String unit,
        String body,
        String with,
        String start,
        String deadline,
        String result) {

    static TaskForm of(MultiValueMap<String, String> posted) {
        return new TaskForm(
                text(posted, "plan"),
                text(posted, "so"),
                text(posted, "ten"),
                text(posted, "mo-ta"),
                text(posted, "nguoi"),
                text(posted, "tham-quyen"),
                text(posted, "unit"),
                text(posted, "co-quan"),
                text(posted, "phoi-hop"),
                text(posted, "tu"),
                text(posted, "den"),
                text(posted, "ket-qua"));
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
    }

    static TaskForm of(Task task, Vi vi) {
        Body lead = task.lead();
        return new TaskForm(
                task.planId(),
                said(task.code()),
                said(task.title()),
                said(task.detail() == null ? null : task.detail().description()),
                task.accountable() == null ? "" : task.accountable().id(),
                task.decider() == null ? "" : task.decider().id(),
                lead == null ? "" : said(lead.unitKey()),
                lead == null || lead.unitKey() != null ? "" : said(lead.name()),
                String.join(
                        "\n", bodies(task).stream().map(one -> said(one.name())).toList()),
                task.start() == null ? "" : vi.day(task.start()),
                task.deadline() == null ? "" : vi.day(task.deadline()),
                said(task.detail() == null ? null : task.detail().result()));
    }

    /** The task as the service takes it; what the form does not show stays as it was. */
    Assignment assignment(@Nullable Task before) {
        List<Body> known = before == null ? List.of() : bodies(before);
        List<Body> coordinating = new ArrayList<>();
        with.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> coordinating.add(known.stream()
                        .filter(one -> line.equals(one.name()))
                        .findFirst()
                        .orElse(new Body(null, line))));
        return new Assignment(
                orNull(code),
                orNull(title),
                orNull(description),
                orNull(accountable),
                orNull(decider),
                !unit.isEmpty() ? new Body(unit, null) : body.isEmpty() ? null : new Body(null, body),
                coordinating,
                day(start),
                day(deadline),
                orNull(result),
                before == null || before.detail() == null
                        ? null
                        : before.detail().proof(),
                before == null || before.dependsOn() == null ? List.of() : before.dependsOn());
    }

    boolean hasWrongDay(String written) {
        return !written.isEmpty() && Vi.parseDay(written).isEmpty();
    }

    private static List<Body> bodies(Task task) {
        List<Body> bodies = task.coordinating();
        return bodies == null ? List.of() : bodies;
    }

    private static @Nullable String day(String written) {
        return Optional.of(written).flatMap(Vi::parseDay).map(Object::toString).orElse(null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
