package vn.pcmt.console.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.Plan;
import vn.pcmt.console.services.PlanningService.Progress;
import vn.pcmt.console.services.PlanningService.Wanted;

/** The plans by state, year, agency and words, each with how far it is. */
@Controller
class PlanListController {
    private static final int SIZE = 20;
    private static final int FIRST_YEAR = 2021;
    private static final List<String> STATES = List.of("ISSUED", "CLOSED", "DRAFT");

    private final PlanningService planning;
    private final Clock clock;

    PlanListController(PlanningService planning, Clock clock) {
        this.planning = planning;
        this.clock = clock;
    }

    /** What was asked for, as it goes into links. */
    record Filter(String state, @Nullable Integer year, String agency, String text, boolean own) {
        /** All but the page, ready to be followed by more. */
        String query() {
            var query = UriComponentsBuilder.newInstance();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("trang-thai", state);
            values.put("nam", year == null ? "" : year);
            values.put("co-quan", agency);
            values.put("q", text);
            values.put("cua-toi", own ? "1" : "");
            values.forEach((name, value) -> {
                if (!value.toString().isBlank()) {
                    query.queryParam(name, "{" + name + "}");
                }
            });
            String written = query.encode().buildAndExpand(values).toUriString();
            return written.isEmpty() ? "" : written.substring(1) + "&";
        }

        public boolean isEmpty() {
            return state.isEmpty() && year == null && agency.isBlank() && text.isBlank() && !own;
        }
    }

    @GetMapping("/ke-hoach")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "nam", required = false) @Nullable Integer year,
            @RequestParam(name = "co-quan", defaultValue = "") String agency,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "cua-toi", defaultValue = "false") boolean own,
            @RequestParam(name = "trang", defaultValue = "0") int page) {
        var filter = new Filter(STATES.contains(state) ? state : "", year, agency.strip(), text.strip(), own);
        var wanted = new Wanted(filter.state(), year, filter.agency(), filter.text(), own ? visitor.unitKey() : null);
        var found = planning.list(visitor, wanted, Math.max(0, page), SIZE);
        var view = new ModelAndView("plans", Map.of("found", found, "filter", filter, "query", filter.query()));
        view.addObject("progress", progress(visitor, found.items()));
        view.addObject("drafts", writes(visitor));
        int now = LocalDate.now(clock.withZone(Vi.ZONE)).getYear();
        view.addObject(
                "years",
                IntStream.rangeClosed(FIRST_YEAR, now + 1).boxed().toList().reversed());
        return view;
    }

    /** By plan; null where it could not be told: the list is right without. */
    private @Nullable Map<String, Progress> progress(Visitor visitor, List<Plan> plans) {
        try (var blocks = new Blocks()) {
            List<Progress> known = blocks.read(() -> planning.progress(
                            visitor, plans.stream().map(Plan::id).toList()))
                    .value();
            return known == null
                    ? null
                    : known.stream()
                            .filter(Objects::nonNull)
                            .collect(Collectors.toMap(Progress::plan, Function.identity(), (one, same) -> one));
        }
    }

    static boolean writes(Visitor visitor) {
        return visitor.has(Role.LEADER) || visitor.has(Role.ADMIN);
    }
}
