package vn.pcmt.console.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.page.Blocks.Block;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.Wanted;
import vn.pcmt.console.services.TaskService;

/** What is found under some words, by kind; a kind that cannot be searched now says so and the others are right. */
@Controller
class SearchController {
    /** Shorter words find everything. */
    private static final int LEAST = 2;

    private static final int MOST = 100;
    private static final int IN_BOX = 5;
    private static final int ON_PAGE = 20;

    private final PlanService units;
    private final CatalogueService catalogue;
    private final PlanningService planning;
    private final TaskService tasks;

    SearchController(PlanService units, CatalogueService catalogue, PlanningService planning, TaskService tasks) {
        this.units = units;
        this.catalogue = catalogue;
        this.planning = planning;
        this.tasks = tasks;
    }

    /** Something found; {@code more} says which of several of that name it is. */
    record Hit(String path, String title, @Nullable String more) {}

    /** Of one kind; {@code hits} is null if it could not be searched. {@code label} is a message key. */
    record Group(String label, String icon, @Nullable List<Hit> hits) {
        static <T> Group of(String label, String icon, @Nullable List<T> found, int most, Function<T, Hit> hit) {
            return new Group(
                    label,
                    icon,
                    found == null ? null : found.stream().limit(most).map(hit).toList());
        }
    }

    /** The page, or the list alone for the box above every page. */
    @GetMapping("/tim")
    ModelAndView search(
            Visitor visitor,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Locale language) {
        String text = typed.strip();
        text = text.length() > MOST ? text.substring(0, MOST) : text;
        int most = fragment == null ? ON_PAGE : IN_BOX;
        List<Group> groups = text.length() < LEAST ? List.of() : groups(visitor, text, most, language);
        var page = new ModelAndView(fragment == null ? "search" : "search :: found", Map.of("text", text));
        page.addObject("groups", groups);
        page.addObject(
                "none",
                !groups.isEmpty()
                        && groups.stream()
                                .allMatch(group ->
                                        group.hits() != null && group.hits().isEmpty()));
        return page;
    }

    private List<Group> groups(Visitor visitor, String text, int most, Locale language) {
        try (var blocks = new Blocks()) {
            Block<List<PlanService.Unit>> places = blocks.read(() -> units.search(visitor, text, most));
            Block<List<CatalogueService.Indicator>> indicators = blocks.read(() -> catalogue.search(visitor, text));
            Block<List<PlanningService.Plan>> plans =
                    blocks.read(() -> planning.list(visitor, new Wanted("", null, "", text, null), 0, most)
                            .items());
            Block<List<TaskService.Task>> work = blocks.read(() -> tasks.search(visitor, text, most));
            List<Group> groups = new ArrayList<>();
            groups.add(Group.of(
                    "search.units",
                    "layout-dashboard",
                    places.value(),
                    most,
                    unit -> new Hit(path("/don-vi/{key}", unit.key()), unit.name(), unit.code())));
            groups.add(Group.of(
                    "search.indicators",
                    "table",
                    indicators.value(),
                    most,
                    one -> new Hit(
                            path("/chi-tieu/{code}", one.code()), one.name(language.getLanguage()), one.code())));
            groups.add(Group.of(
                    "search.plans",
                    "clipboard-list",
                    plans.value(),
                    most,
                    plan -> new Hit(
                            path("/ke-hoach/{id}", plan.id()),
                            plan.plan().title(),
                            plan.plan().documentNumber())));
            groups.add(Group.of(
                    "search.tasks",
                    "list-check",
                    work.value(),
                    most,
                    task -> new Hit(
                            path("/nhiem-vu/{id}", task.id()),
                            Objects.requireNonNullElse(task.title(), ""),
                            task.code())));
            return groups;
        }
    }

    private static String path(String path, String id) {
        return UriComponentsBuilder.fromPath(path).build(id).toString();
    }
}
