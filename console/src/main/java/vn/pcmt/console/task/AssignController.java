package vn.pcmt.console.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.OfficerService;
import vn.pcmt.console.services.OfficerService.Officer;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanService.Unit;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.Wanted;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.TaskService;

/** A task assigned, from a plan or from wherever a figure is seen, and amended. */
@Controller
class AssignController {
    /** What a task gets if nothing is said. */
    private static final int DAYS = 14;

    private static final int PLANS = 100;
    private static final int OFFICERS = 100;
    private static final Set<String> PLACES = Set.of(
            "/title", "/code", "/description", "/accountable", "/decider", "/lead", "/start", "/deadline", "/result");

    private final TaskService tasks;
    private final PlanningService planning;
    private final PlanService units;
    private final OfficerService officers;
    private final CatalogueService catalogue;
    private final OverviewSettings settings;
    private final MessageSource messages;
    private final Vi vi;
    private final Clock clock;

    AssignController(
            TaskService tasks,
            PlanningService planning,
            PlanService units,
            OfficerService officers,
            CatalogueService catalogue,
            OverviewSettings settings,
            MessageSource messages,
            Vi vi,
            Clock clock) {
        this.tasks = tasks;
        this.planning = planning;
        this.units = units;
        this.officers = officers;
        this.catalogue = catalogue;
        this.settings = settings;
        this.messages = messages;
        this.vi = vi;
        this.clock = clock;
    }

    /** The form, ready to be sent as far as the link knows: the dialog alone for a page that shows it in place. */
    @GetMapping("/nhiem-vu/moi")
    ModelAndView form(
            Visitor visitor,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "indicator", defaultValue = "") String indicator,
            @RequestParam(name = "period", defaultValue = "") String period,
            @RequestParam(name = "plan", defaultValue = "") String plan,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Locale language) {
        String key = keyOf(visitor, unit);
        LocalDate today = LocalDate.now(clock.withZone(Vi.ZONE));
        String about = indicator.isBlank() ? "" : label(visitor, indicator, language);
        Object[] words = {about, vi.named(period.isBlank() ? null : period)};
        String head = officers(visitor, key).stream()
                .filter(AssignController::heads)
                .map(Officer::id)
                .findFirst()
                .orElse("");
        var empty = new TaskForm(
                plan,
                "",
                about.isEmpty() ? "" : messages.getMessage("task.from.title", words, language),
                "",
                head,
                visitor.id(),
                key,
                "",
                "",
                vi.day(today.toString()),
                vi.day(today.plusDays(DAYS).toString()),
                about.isEmpty() ? "" : messages.getMessage("task.from.result", words, language));
        var page = page(visitor, empty, Faults.NONE).addObject("action", "/nhiem-vu/moi");
        if (fragment != null) {
            page.setViewName("task-edit :: dialog");
        }
        return page;
    }

    /** The officers of a unit, when another is chosen in the form. */
    @GetMapping("/nhiem-vu/nguoi")
    ModelAndView officersOf(Visitor visitor, @RequestParam(name = "unit", defaultValue = "") String unit) {
        List<Officer> found = officers(visitor, unit);
        String head = found.stream()
                .filter(AssignController::heads)
                .map(Officer::id)
                .findFirst()
                .orElse("");
        return new ModelAndView("task-edit :: officers", Map.of("officers", found, "chosen", head));
    }

    @PostMapping("/nhiem-vu/moi")
    ModelAndView assign(
            Visitor visitor,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "key") String key,
            Locale language) {
        TaskForm form = TaskForm.of(posted);
        Faults faults = wrong(form, language);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (faults.none()) {
            try {
                return done(
                        tasks.create(visitor, form.plan(), form.assignment(null), key)
                                .id(),
                        "giao");
            } catch (ServiceRefusal refusal) {
                faults = faults(refusal);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, form, faults).addObject("action", "/nhiem-vu/moi");
        page.setStatus(status);
        return page;
    }

    @GetMapping("/nhiem-vu/{id}/sua")
    ModelAndView edit(Visitor visitor, @PathVariable(name = "id") String id) {
        var known = tasks.one(visitor, id);
        return amending(page(visitor, TaskForm.of(known.value(), vi), Faults.NONE), id, known.etag());
    }

    @PostMapping("/nhiem-vu/{id}/sua")
    ModelAndView amend(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        var known = tasks.one(visitor, id);
        TaskForm form = TaskForm.of(posted);
        Faults faults = wrong(form, language);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        boolean stale = false;
        if (faults.none()) {
            try {
                tasks.amend(visitor, id, form.assignment(known.value()), new Guard(etag, key));
                return done(id, "sua");
            } catch (ServiceRefusal refusal) {
                faults = faults(refusal);
                status = HttpStatus.valueOf(refusal.status());
                stale = refusal.stale();
            }
        }
        var page = amending(page(visitor, form, faults), id, stale ? known.etag() : etag);
        if (stale) {
            page.addObject("theirs", TaskForm.of(known.value(), vi));
        }
        page.setStatus(status);
        return page;
    }

    private static ModelAndView amending(ModelAndView page, String id, String etag) {
        return page.addObject("action", "/nhiem-vu/" + id + "/sua")
                .addObject("id", id)
                .addObject("etag", etag);
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/nhiem-vu/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }

    private static Faults faults(ServiceRefusal refusal) {
        return Faults.of(refusal, PLACES::contains);
    }

    private Faults wrong(TaskForm form, Locale language) {
        Map<String, String> wrong = new HashMap<>();
        String words = messages.getMessage("day.wrong", null, language);
        if (form.hasWrongDay(form.start())) {
            wrong.put("/start", words);
        }
        if (form.hasWrongDay(form.deadline())) {
            wrong.put("/deadline", words);
        }
        return wrong.isEmpty() ? Faults.NONE : new Faults("", wrong);
    }

    private ModelAndView page(Visitor visitor, TaskForm form, Faults faults) {
        var page = new ModelAndView("task-edit", Map.of("form", form, "faults", faults));
        try (var blocks = new Blocks()) {
            var plans = blocks.read(
                    () -> planning.list(visitor, Wanted.IN_FORCE, 0, PLANS).items());
            var own = blocks.read(() -> form.plan().isBlank()
                    ? null
                    : planning.one(visitor, form.plan()).value());
            var communes = blocks.read(() -> units.communes(visitor, settings.province()));
            var found = blocks.read(() -> officers(visitor, form.unit()));
            var deciders = blocks.read(() -> officers(visitor, ""));
            page.addObject("plans", plans.value());
            page.addObject("own", own.value());
            page.addObject("units", communes.value());
            page.addObject("officers", found.value());
            page.addObject("deciders", deciders.value());
        }
        page.addObject("chosen", form.accountable());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** Those of the unit; those of the province where none leads. */
    private List<Officer> officers(Visitor visitor, String unit) {
        return officers.list(visitor, unit.isBlank() ? settings.province() : unit, false, 0, OFFICERS)
                .items();
    }

    private static boolean heads(Officer officer) {
        return officer.roles().contains(Role.COMMUNE_HEAD.name());
    }

    /** A link may name a unit by its code alone. */
    private String keyOf(Visitor visitor, String unit) {
        return unit.isBlank() || unit.contains("@")
                ? unit
                : units.communes(visitor, settings.province()).stream()
                        .filter(one -> one.code().equals(unit))
                        .map(Unit::key)
                        .findFirst()
                        .orElse("");
    }

    private String label(Visitor visitor, String indicator, Locale language) {
        return catalogue.indicators(visitor).stream()
                .filter(one -> one.code().equals(indicator))
                .map(one -> one.name(language.getLanguage()))
                .findFirst()
                .orElse(indicator);
    }
}
