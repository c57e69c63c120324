package vn.pcmt.plan.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.text.CsvFile;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.task.ShowTasks;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFilter;
import vn.pcmt.plan.task.TaskStage;
import vn.pcmt.plan.task.TaskView;

/** Tasks for other tools, over HTTP; whoever reads the plan, and with the same filters as its list. */
@RestController
@RequestMapping("/api/v1/plans/{planId}")
@Tag(name = "exports", description = "Tasks for charts, calendars and spreadsheets")
class ExportController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PlanDirectory plans;
    private final TaskDirectory tasks;
    private final ShowTasks show;
    private final TaskTable table;
    private final TaskCalendar calendar;

    ExportController(PlanDirectory plans, TaskDirectory tasks, ShowTasks show, TaskTable table, TaskCalendar calendar) {
        this.plans = plans;
        this.tasks = tasks;
        this.show = show;
        this.table = table;
        this.calendar = calendar;
    }

    @Operation(summary = "Bars and arrows of a Gantt chart")
    @GetMapping("/gantt")
    Gantt gantt(@PathVariable String planId, @ParameterObject TaskFilter filter, Caller caller) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        return Gantt.of(plan, views(plan, filter, caller));
    }

    @Operation(summary = "Deadlines as an iCalendar file; withdrawn tasks are cancelled in it")
    @GetMapping("/deadlines.ics")
    ResponseEntity<byte[]> deadlines(
            @PathVariable String planId,
            @ParameterObject TaskFilter filter,
            Caller caller,
            HttpServletRequest request) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        Locale locale = Problems.locale(request);
        Instant now = calendar.now();
        String mark = table.text("export.sample", locale);
        IcalFile file = IcalFile.named(SampleMark.on(plan.title(), plan.sample(), mark));
        for (TaskView task : views(plan, filter, caller)) {
            if (task.deadline() != null && task.status() != TaskStage.DRAFT) {
                file.add(new IcalFile.Day(
                        task.id(),
                        task.version(),
                        now,
                        calendar.lastDay(task.deadline()),
                        SampleMark.on(summary(task), task.sample(), mark),
                        description(task, locale),
                        task.status().isOpen() ? calendar.remindAt(task.deadline()) : null,
                        task.status() == TaskStage.WITHDRAWN));
            }
        }
        return download(CALENDAR, "thoi-han.ics", file.bytes());
    }

    @Operation(summary = "Tasks as CSV in UTF-8, safe to open in a spreadsheet")
    @GetMapping("/tasks.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String planId,
            @ParameterObject TaskFilter filter,
            Caller caller,
            HttpServletRequest request) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        return download(
                CSV, "nhiem-vu.csv", CsvFile.of(table.of(views(plan, filter, caller), Problems.locale(request))));
    }

    @Operation(summary = "Tasks as an Excel file")
    @GetMapping("/tasks.xlsx")
    ResponseEntity<byte[]> xlsx(
            @PathVariable String planId,
            @ParameterObject TaskFilter filter,
            Caller caller,
            HttpServletRequest request) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        Locale locale = Problems.locale(request);
        return download(
                XLSX,
                "nhiem-vu.xlsx",
                XlsxFile.of(table.text("export.tasks.sheet", locale), table.of(views(plan, filter, caller), locale)));
    }

    private List<TaskView> views(PlanFacts plan, TaskFilter filter, Caller caller) {
        return show.of(tasks.ofPlan(plan.id(), filter, caller));
    }

    private static String summary(TaskView task) {
        String title = Objects.requireNonNullElse(task.title(), "");
        return task.code() == null ? title : task.code() + " " + title;
    }

    private String description(TaskView task, Locale locale) {
        String officer = task.accountable() == null ? "" : task.accountable().name();
        String lead = task.lead() == null
                ? ""
                : Objects.requireNonNullElse(task.lead().name(), "");
        return table.text("export.tasks.accountable", locale) + ": " + officer + "\n"
                + table.text("export.tasks.lead", locale) + ": " + lead + "\n"
                + table.text("task.status." + task.status(), locale) + ", " + task.progress() + " %";
    }

    private static ResponseEntity<byte[]> download(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
