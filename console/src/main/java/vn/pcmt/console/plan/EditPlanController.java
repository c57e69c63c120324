package vn.pcmt.console.plan;

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
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.Amending;
import vn.pcmt.console.services.PlanningService.PlanDocument;
import vn.pcmt.console.services.PlanningService.Wanted;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Versioned;

/** A plan drafted, edited while it is a draft, and amended once it is in force. */
@Controller
class EditPlanController {
    private static final int PLANS = 100;
    private static final Set<String> PLACES = Set.of(
            "/title",
            "/documentNumber",
            "/issuer",
            "/issuedOn",
            "/from",
            "/to",
            "/scope",
            "/parent",
            "/lead",
            "/on",
            "/reason");
    private static final List<String> KINDS =
            List.of("ANNUAL", "CAMPAIGN", "TARGET_PROGRAMME", "PROJECTS", "PROJECT", "AREA", "REPORTING");

    private final PlanningService planning;
    private final PlanService units;
    private final OverviewSettings settings;
    private final MessageSource messages;
    private final Vi vi;

    EditPlanController(
            PlanningService planning, PlanService units, OverviewSettings settings, MessageSource messages, Vi vi) {
        this.planning = planning;
        this.units = units;
        this.settings = settings;
        this.messages = messages;
        this.vi = vi;
    }

    @GetMapping("/ke-hoach/moi")
    ModelAndView blank(Visitor visitor) {
        return page(visitor, PlanForm.EMPTY, null, "", Faults.NONE);
    }

    @PostMapping("/ke-hoach/moi")
    ModelAndView create(
            Visitor visitor,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "key") String key,
            Locale language) {
        PlanForm form = PlanForm.of(posted);
        Faults faults = wrong(form, false, language);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (faults.none()) {
            try {
                return done(planning.create(visitor, form.over(Map.of()), key).id());
            } catch (ServiceRefusal refusal) {
                faults = faults(refusal);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, form, null, "", faults);
        page.setStatus(status);
        return page;
    }

    @GetMapping("/ke-hoach/{id}/sua")
    ModelAndView edit(Visitor visitor, @PathVariable(name = "id") String id) {
        var known = planning.document(visitor, id);
        return page(visitor, PlanForm.of(known.value().plan(), vi), known.value(), known.etag(), Faults.NONE);
    }

    @PostMapping("/ke-hoach/{id}/sua")
    ModelAndView save(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        Versioned<PlanDocument> known = planning.document(visitor, id);
        PlanDocument plan = known.value();
        boolean amends = !plan.status().equals("DRAFT");
        PlanForm form = PlanForm.of(posted);
        Faults faults = wrong(form, amends, language);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        boolean stale = false;
        if (faults.none()) {
            try {
                Guard guard = new Guard(etag, key);
                if (amends) {
                    planning.amend(visitor, id, amending(form, plan), guard);
                } else {
                    planning.edit(visitor, id, form.over(plan.plan()), guard);
                }
                return done(id);
            } catch (ServiceRefusal refusal) {
                faults = faults(refusal);
                status = HttpStatus.valueOf(refusal.status());
                stale = refusal.stale();
            }
        }
        var page = page(visitor, form, plan, stale ? known.etag() : etag, faults);
        if (stale) {
            page.addObject("theirs", PlanForm.of(plan.plan(), vi));
        }
        page.setStatus(status);
        return page;
    }

    private static Amending amending(PlanForm form, PlanDocument plan) {
        Map<String, String> said = form.amendment();
        String number = Objects.requireNonNullElse(said.get("sd-so"), "");
        LocalDate on = Vi.parseDay(String.valueOf(said.get("sd-ngay"))).orElseThrow();
        return new Amending(
                number.isEmpty() ? null : number, on, String.valueOf(said.get("sd-ly-do")), form.over(plan.plan()));
    }

    /** An amendment is refused with pointers into the plan that it carries. */
    private static Faults faults(ServiceRefusal refusal) {
        Faults found = Faults.of(refusal, pointer -> PLACES.contains(pointer.replaceFirst("^/plan/", "/")));
        Map<String, String> beside = new HashMap<>();
        found.fields().forEach((pointer, words) -> beside.put(pointer.replaceFirst("^/plan/", "/"), words));
        return new Faults(found.words(), beside);
    }

    private Faults wrong(PlanForm form, boolean amends, Locale language) {
        Map<String, String> wrong = new HashMap<>();
        String words = messages.getMessage("day.wrong", null, language);
        form.wrongDays().forEach(pointer -> wrong.put(pointer, words));
        if (form.title().isEmpty()) {
            wrong.put("/title", messages.getMessage("plan.title.none", null, language));
        }
        if (amends) {
            String on = Optional.ofNullable(form.amendment().get("sd-ngay")).orElse("");
            if (Vi.parseDay(on).isEmpty()) {
                wrong.put("/on", words);
            }
        }
        return wrong.isEmpty() ? Faults.NONE : new Faults("", wrong);
    }

    private ModelAndView page(Visitor visitor, PlanForm form, @Nullable PlanDocument plan, String etag, Faults faults) {
        var page = new ModelAndView("plan-edit", Map.of("form", form, "faults", faults, "etag", etag, "kinds", KINDS));
        page.addObject("plan", plan);
        page.addObject("amends", plan != null && !plan.status().equals("DRAFT"));
        page.addObject("province", settings.province());
        try (var blocks = new Blocks()) {
            var known = blocks.read(() -> units.communes(visitor, settings.province()));
            var plans = blocks.read(
                    () -> planning.list(visitor, Wanted.ANY, 0, PLANS).items());
            page.addObject("units", known.value());
            page.addObject("plans", plans.value());
        }
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static ModelAndView done(String id) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/ke-hoach/{id}")
                        .queryParam("xong", "sua")
                        .build(id));
    }
}
