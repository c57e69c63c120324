package vn.pcmt.console.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.CatalogueService;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.ServiceRefusal;

/** A target set for a plan: of an indicator, or of the share of its tasks that are confirmed. */
@Controller
class TargetFormController {
    private static final Set<String> PLACES = Set.of(
            "/title", "/indicator", "/goal", "/goal/value", "/baseline", "/firstPeriod", "/lastPeriod", "/perUnit");

    private final PlanningService planning;
    private final CatalogueService catalogue;
    private final OverviewSettings settings;
    private final MessageSource messages;

    TargetFormController(
            PlanningService planning, CatalogueService catalogue, OverviewSettings settings, MessageSource messages) {
        this.planning = planning;
        this.catalogue = catalogue;
        this.settings = settings;
        this.messages = messages;
    }

    /** What stands in the form. {@code goal} is VALUE, PERCENT_CHANGE or YEARLY_CHANGE; periods are months, 11/2026. */
    record Form(
            String title,
            String indicator,
            String goal,
            String value,
            String direction,
            String first,
            String last,
            boolean perUnit) {
        static final Form EMPTY = new Form("", "", "VALUE", "", "DOWN", "", "", false);

        static Form of(MultiValueMap<String, String> posted) {
            return new Form(
                    text(posted, "ten"),
                    text(posted, "chi-tieu"),
                    text(posted, "dich"),
                    text(posted, "so"),
                    text(posted, "chieu"),
                    text(posted, "tu"),
                    text(posted, "den"),
                    posted.containsKey("tung-don-vi"));
        }

        private static String text(MultiValueMap<String, String> posted, String name) {
            return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
        }

        /** {@code 2026-11} of {@code 11/2026}. */
        static Optional<String> month(String typed) {
            return Vi.parseDay("1/" + typed).map(day -> day.toString().substring(0, 7));
        }

        /** Null if there is no such number. */
        @Nullable
        BigDecimal number() {
            boolean less = value.startsWith("-") || value.startsWith("−");
            BigDecimal number = Vi.parse(less ? value.substring(1) : value).orElse(null);
            return number == null || !less ? number : number.negate();
        }
    }

    @GetMapping("/ke-hoach/{id}/chi-tieu/moi")
    ModelAndView form(Visitor visitor, @PathVariable(name = "id") String id) {
        return page(visitor, id, Form.EMPTY, Faults.NONE);
    }

    @PostMapping("/ke-hoach/{id}/chi-tieu/moi")
    ModelAndView set(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "key") String key,
            Locale language) {
        Form form = Form.of(posted);
        Map<String, String> wrong = new HashMap<>();
        BigDecimal value = form.number();
        if (value == null) {
            wrong.put("/goal/value", messages.getMessage("target.number.wrong", null, language));
        }
        String first = month(form.first(), "/firstPeriod", wrong, language);
        String last = month(form.last(), "/lastPeriod", wrong, language);
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (value != null && wrong.isEmpty()) {
            try {
                planning.addTarget(visitor, id, target(form, value, first, last), key);
                return new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/ke-hoach/{id}")
                                .queryParam("xong", "chi-tieu")
                                .build(id));
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, id, form, faults);
        page.setStatus(status);
        return page;
    }

    /** A change in percent is one on the same months of the year before. */
    private Map<String, Object> target(Form form, BigDecimal value, String first, String last) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("title", form.title());
        if (!form.indicator().isEmpty()) {
            target.put("indicator", Map.of("template", settings.template(), "code", form.indicator()));
        }
        if (form.goal().equals("PERCENT_CHANGE")) {
            target.put("baseline", Map.of("kind", "SAME_PERIOD_LAST_YEAR"));
        }
        target.put("goal", Map.of("kind", form.goal(), "value", value));
        target.put("direction", form.direction());
        target.put("firstPeriod", first);
        target.put("lastPeriod", last);
        target.put("perUnit", form.perUnit());
        return target;
    }

    private String month(String typed, String pointer, Map<String, String> wrong, Locale language) {
        Optional<String> month = Form.month(typed);
        if (month.isEmpty()) {
            wrong.put(pointer, messages.getMessage("target.month.wrong", null, language));
        }
        return month.orElse("");
    }

    private ModelAndView page(Visitor visitor, String id, Form form, Faults faults) {
        var page = new ModelAndView("target-edit", Map.of("form", form, "faults", faults, "id", id));
        page.addObject("plan", planning.one(visitor, id).value());
        try (var blocks = new Blocks()) {
            page.addObject(
                    "indicators",
                    Objects.requireNonNullElse(
                            blocks.read(() -> catalogue.indicators(visitor)).value(), new ArrayList<>()));
        }
        page.addObject("goals", List.of("VALUE", "PERCENT_CHANGE", "YEARLY_CHANGE"));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
