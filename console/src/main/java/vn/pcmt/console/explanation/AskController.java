package vn.pcmt.console.explanation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.ExplanationService;
import vn.pcmt.console.services.ExplanationService.Figure;
import vn.pcmt.console.services.ExplanationService.Question;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanService.Unit;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.TaskService;
import vn.pcmt.console.services.TaskService.Task;

/** A leader asks a unit to explain a figure or a task, from wherever the figure is seen. */
@Controller
class AskController {
    private static final Set<String> PLACES = Set.of("/question", "/unitKey", "/dueOn");

    private final ExplanationService explanations;
    private final PlanService units;
    private final TaskService tasks;
    private final ReportService reports;
    private final CatalogueService catalogue;
    private final OverviewSettings settings;
    private final MessageSource messages;

    AskController(
            ExplanationService explanations,
            PlanService units,
            TaskService tasks,
            ReportService reports,
            CatalogueService catalogue,
            OverviewSettings settings,
            MessageSource messages) {
        this.explanations = explanations;
        this.units = units;
        this.tasks = tasks;
        this.reports = reports;
        this.catalogue = catalogue;
        this.settings = settings;
        this.messages = messages;
    }

    /** The form, with a question ready to be sent: the dialog alone for a page that shows it in place. */
    @GetMapping("/giai-trinh/moi")
    ModelAndView form(
            Visitor visitor,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "indicator", defaultValue = "") String indicator,
            @RequestParam(name = "period", defaultValue = "") String period,
            @RequestParam(name = "area", defaultValue = "") String area,
            @RequestParam(name = "plan", defaultValue = "") String plan,
            @RequestParam(name = "task", defaultValue = "") String task,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Locale language) {
        var asking = new Asking(unit, indicator, period, area, plan, task, "", "");
        var page = page(visitor, asking, Faults.NONE, language);
        if (fragment != null) {
            page.setViewName("explanation-ask :: dialog");
        }
        return page;
    }

    @PostMapping("/giai-trinh/moi")
    ModelAndView ask(
            Visitor visitor,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "indicator", defaultValue = "") String indicator,
            @RequestParam(name = "period", defaultValue = "") String period,
            @RequestParam(name = "area", defaultValue = "") String area,
            @RequestParam(name = "plan", defaultValue = "") String plan,
            @RequestParam(name = "task", defaultValue = "") String task,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "noi-dung", defaultValue = "") String question,
            @RequestParam(name = "han", defaultValue = "") String due,
            @RequestParam(name = "key") String key,
            Locale language) {
        var asking = new Asking(unit, indicator, period, area, plan, task, question, due);
        Optional<LocalDate> dueOn = Vi.parseDay(due);
        Faults faults;
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!due.isBlank() && dueOn.isEmpty()) {
            faults = Faults.beside("/dueOn", messages.getMessage("day.wrong", null, language));
        } else {
            try {
                var asked = explanations.ask(
                        visitor,
                        new Question(
                                text(plan),
                                asking.ofFigure()
                                        ? new Figure(indicator, asking.figureArea(), period, decimal(value))
                                        : null,
                                text(task),
                                question,
                                text(unit),
                                dueOn.orElse(null)),
                        key);
                return new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/giai-trinh/{id}")
                                .queryParam("xong", "hoi")
                                .build(asked.id()));
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, asking, faults, language);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(Visitor visitor, Asking asking, Faults faults, Locale language) {
        var page = new ModelAndView("explanation-ask", Map.of("faults", faults));
        try (var blocks = new Blocks()) {
            var communes = blocks.read(() -> units.communes(visitor, settings.province()));
            var task = blocks.read(() -> asking.ofTask()
                    ? Optional.of(tasks.one(visitor, asking.task()).value())
                    : Optional.<Task>empty());
            var area =
                    blocks.read(() -> asking.ofFigure() && !asking.figureArea().isBlank()
                            ? units.names(visitor, List.of(asking.figureArea()))
                            : Map.<String, String>of());
            // Asked from a unit, and not yet of what: one of its figures is chosen first.
            var choice = blocks.read(() ->
                    asking.ofFigure() || asking.ofTask() || asking.period().isBlank()
                            ? List.of()
                            : catalogue.indicators(visitor).stream()
                                    .map(one -> Map.of("code", one.code(), "name", one.name(language.getLanguage())))
                                    .toList());
            var label = blocks.read(() -> asking.ofFigure() ? label(visitor, asking.indicator(), language) : "");
            var seen = blocks.read(() -> asking.ofFigure() ? seen(visitor, asking) : Optional.<BigDecimal>empty());
            List<Unit> known = communes.value();
            Asking filled = filled(asking, known == null ? List.of() : known);
            Map<String, Object> about = new HashMap<>();
            about.put(
                    "task",
                    Optional.ofNullable(task.value()).flatMap(one -> one).orElse(null));
            about.put("label", Objects.requireNonNullElse(label.value(), asking.indicator()));
            Map<String, String> names = area.value();
            about.put("area", names == null ? "" : names.getOrDefault(asking.figureArea(), asking.figureArea()));
            about.put(
                    "value",
                    Optional.ofNullable(seen.value()).flatMap(one -> one).orElse(null));
            page.addObject("asking", filled);
            page.addObject("about", about);
            page.addObject("units", known);
            page.addObject("choice", choice.value());
        }
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** A link may name a unit by its code alone. */
    private static Asking filled(Asking asking, List<Unit> units) {
        String key = units.stream()
                .filter(unit -> unit.code().equals(asking.unit()))
                .map(Unit::key)
                .findFirst()
                .orElse(asking.unit());
        return new Asking(
                key,
                asking.indicator(),
                asking.period(),
                asking.area(),
                asking.plan(),
                asking.task(),
                asking.question(),
                asking.due());
    }

    private String label(Visitor visitor, String indicator, Locale language) {
        return catalogue.indicators(visitor).stream()
                .filter(one -> one.code().equals(indicator))
                .map(one -> one.name(language.getLanguage()))
                .findFirst()
                .orElse(indicator);
    }

    /** The figure as the leader sees it now, which the question keeps. */
    private Optional<BigDecimal> seen(Visitor visitor, Asking asking) {
        return reports.totals(visitor, asking.figureArea(), settings.template(), asking.period()).figures().stream()
                .filter(figure -> figure.indicator().equals(asking.indicator()))
                .findFirst()
                .map(figure -> figure.received());
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed;
    }

    private static @Nullable BigDecimal decimal(String written) {
        return written.matches("-?\\d{1,15}(\\.\\d{1,9})?") ? new BigDecimal(written) : null;
    }
}
