package vn.pcmt.console.task;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.ExplanationService;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.NotificationService;
import vn.pcmt.console.services.NotificationService.Alert;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.TaskService;
import vn.pcmt.console.services.TaskService.Raised;
import vn.pcmt.console.services.TaskService.Task;

/** The visitor's tasks, and one task with all that can be done with it. */
@Controller
class TaskController {
    private static final Set<String> PLACES = Set.of("/percent", "/note", "/reason", "/title", "/description", "/name");
    private static final List<String> ENDED = List.of("CONFIRMED", "WITHDRAWN");

    private final TaskService tasks;
    private final PlanningService planning;
    private final ExplanationService explanations;
    private final NotificationService notifications;
    private final MessageSource messages;

    TaskController(
            TaskService tasks,
            PlanningService planning,
            ExplanationService explanations,
            NotificationService notifications,
            MessageSource messages) {
        this.tasks = tasks;
        this.planning = planning;
        this.explanations = explanations;
        this.notifications = notifications;
        this.messages = messages;
    }

    @GetMapping("/nhiem-vu")
    ModelAndView mine(
            Visitor visitor,
            @RequestParam(name = "xem", defaultValue = "") String view,
            @RequestParam(name = "trang", defaultValue = "0") int page) {
        boolean decides = view.equals("quyet-dinh");
        boolean ended = view.equals("da-xong");
        Listing<Task> found = tasks.mine(
                visitor,
                decides ? "DECIDER" : "ACCOUNTABLE",
                decides ? List.of("DONE") : ended ? ENDED : List.of(),
                Math.max(0, page));
        return new ModelAndView("tasks", Map.of("found", found, "view", view));
    }

    @GetMapping("/nhiem-vu/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, Faults.NONE, Map.of()).addObject("done", done);
    }

    @PostMapping("/nhiem-vu/{id}/tien-do")
    ModelAndView progress(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "phan-tram", defaultValue = "") String percent,
            @RequestParam(name = "ghi-chu", defaultValue = "") String note,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        Map<String, String> typed = Map.of("phan-tram", percent, "ghi-chu", note);
        if (!percent.strip().matches("\\d{1,3}")) {
            String words = messages.getMessage("task.percent.wrong", null, language);
            return again(visitor, id, Faults.beside("/percent", words), typed, 422);
        }
        return command(
                visitor,
                id,
                "tien-do",
                typed,
                new Guard(etag, key),
                guard -> tasks.progress(
                        visitor, id, Integer.parseInt(percent.strip()), note.isBlank() ? null : note.strip(), guard));
    }

    @PostMapping("/nhiem-vu/{id}/minh-chung")
    ModelAndView addEvidence(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "tep") MultipartFile file,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language)
            throws IOException {
        if (file.isEmpty()) {
            String words = messages.getMessage("task.file.none", null, language);
            return again(visitor, id, Faults.beside("/name", words), Map.of(), 422);
        }
        byte[] content = file.getBytes();
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return command(
                visitor,
                id,
                "minh-chung",
                Map.of(),
                new Guard(etag, key),
                guard -> tasks.addEvidence(visitor, id, name, content, guard));
    }

    @GetMapping("/nhiem-vu/{id}/minh-chung/{number:\\d+}")
    ResponseEntity<byte[]> evidence(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "number") int number) {
        return tasks.evidence(visitor, id, number).answer();
    }

    @PostMapping("/nhiem-vu/{id}/{what:hoan-thanh|xac-nhan}")
    ModelAndView act(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "what") String what,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        String command = what.equals("xac-nhan") ? "confirmation" : "completion";
        return command(
                visitor, id, what, Map.of(), new Guard(etag, key), guard -> tasks.act(visitor, id, command, guard));
    }

    @PostMapping("/nhiem-vu/{id}/{what:tra-lai|thu-hoi}")
    ModelAndView actFor(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "what") String what,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        String command = what.equals("tra-lai") ? "return" : "withdrawal";
        return command(
                visitor,
                id,
                what,
                Map.of("ly-do", reason),
                new Guard(etag, key),
                guard -> tasks.act(visitor, id, command, reason, guard));
    }

    @PostMapping("/nhiem-vu/{id}/vuong-mac")
    ModelAndView raise(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ten", defaultValue = "") String title,
            @RequestParam(name = "mo-ta", defaultValue = "") String description,
            @RequestParam(name = "ke-hoach") String plan,
            @RequestParam(name = "key") String key) {
        Map<String, String> typed = Map.of("ten", title, "mo-ta", description);
        var raised = new Raised(title, description.isBlank() ? null : description.strip(), List.of(id));
        return command(
                visitor, id, "vuong-mac", typed, new Guard("", key), guard -> tasks.raise(visitor, plan, raised, key));
    }

    private ModelAndView command(
            Visitor visitor, String id, String what, Map<String, String> typed, Guard guard, Consumer<Guard> command) {
        try {
            command.accept(guard);
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/nhiem-vu/{id}")
                            .queryParam("xong", what)
                            .build(id));
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            return again(visitor, id, Faults.of(refusal, PLACES::contains), typed, refusal.status())
                    .addObject("stale", refusal.stale());
        }
    }

    private ModelAndView again(Visitor visitor, String id, Faults faults, Map<String, String> typed, int status) {
        var page = page(visitor, id, faults, typed);
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    private ModelAndView page(Visitor visitor, String id, Faults faults, Map<String, String> typed) {
        var known = tasks.one(visitor, id);
        Task task = known.value();
        var page = new ModelAndView("task", Map.of("t", task, "etag", known.etag(), "faults", faults, "typed", typed));
        try (var blocks = new Blocks()) {
            var plan = blocks.read(() -> planning.one(visitor, task.planId()).value());
            var obstacles = blocks.read(() -> tasks.obstacles(visitor, id));
            var asked = blocks.read(() -> explanations.list(visitor, Map.of("task", id), 0, 20));
            var alert = blocks.read(() -> notifications.inbox(visitor, false, 0));
            page.addObject("plan", plan.value());
            page.addObject("obstacles", obstacles.value());
            page.addObject("explanations", asked.value());
            page.addObject("alert", unanswered(alert.value(), id));
        }
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** What the visitor was told of this task and has not answered with a day. */
    private static @Nullable Alert unanswered(NotificationService.@Nullable Inbox inbox, String task) {
        if (inbox == null || inbox.items() == null) {
            return null;
        }
        return inbox.items().stream()
                .filter(alert -> alert.acknowledged() == null && ("/nhiem-vu/" + task).equals(alert.link()))
                .findFirst()
                .orElse(null);
    }
}
