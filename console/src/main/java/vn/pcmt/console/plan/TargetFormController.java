package vn.pcmt.console.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.TargetDocument;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Versioned;

/** A target set for a plan, set anew, given up: of an indicator, or of the share of its tasks that are confirmed. */
@Controller
class TargetFormController {
    private static final Set<String> PLACES = Set.of(
            "/title", "/indicator", "/goal", "/goal/value", "/baseline", "/firstPeriod", "/lastPeriod", "/perUnit");

    private final PlanningService planning;
    private final TargetSheet sheet;
    private final OverviewSettings settings;
    private final Vi vi;

    TargetFormController(PlanningService planning, TargetSheet sheet, OverviewSettings settings, Vi vi) {
        this.planning = planning;
        this.sheet = sheet;
        this.settings = settings;
        this.vi = vi;
    }

    @GetMapping("/ke-hoach/{id}/chi-tieu/moi")
    ModelAndView form(Visitor visitor, @PathVariable(name = "id") String id) {
        return sheet.page(visitor, id, TargetForm.EMPTY, Faults.NONE);
    }

    @PostMapping("/ke-hoach/{id}/chi-tieu/moi")
    ModelAndView set(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "key") String key,
            Locale language) {
        TargetForm form = TargetForm.of(posted);
        Map<String, String> wrong = new HashMap<>();
        TargetSheet.Read read = sheet.read(form, wrong, language);
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (wrong.isEmpty()) {
            try {
                planning.addTarget(visitor, id, wanted(form, Map.of(), read), key);
                return done(id, "chi-tieu");
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = sheet.page(visitor, id, form, faults);
        page.setStatus(status);
        return page;
    }

    @GetMapping("/ke-hoach/{id}/chi-tieu/{target}/sua")
    ModelAndView edit(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "target") String target) {
        var known = planning.target(visitor, target);
        return known(visitor, id, TargetForm.of(known.value().target(), vi), known.value(), known.etag(), Faults.NONE);
    }

    @PostMapping("/ke-hoach/{id}/chi-tieu/{target}/sua")
    ModelAndView save(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "target") String target,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        var known = planning.target(visitor, target);
        TargetForm form = TargetForm.of(posted);
        Map<String, String> wrong = new HashMap<>();
        TargetSheet.Read read = sheet.read(form, wrong, language);
        if (!wrong.isEmpty()) {
            var page = known(visitor, id, form, known.value(), etag, new Faults("", wrong));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            planning.editTarget(visitor, target, wanted(form, known.value().target(), read), new Guard(etag, key));
            return done(id, "chi-tieu-sua");
        } catch (ServiceRefusal refusal) {
            return refused(visitor, id, form, known, etag, refusal);
        }
    }

    @PostMapping("/ke-hoach/{id}/chi-tieu/{target}/rut")
    ModelAndView withdraw(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "target") String target,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        try {
            planning.withdrawTarget(visitor, target, reason.strip(), new Guard(etag, key));
            return done(id, "chi-tieu-rut");
        } catch (ServiceRefusal refusal) {
            var known = planning.target(visitor, target);
            var page = refused(visitor, id, TargetForm.of(known.value().target(), vi), known, etag, refusal);
            return page.addObject("reason", reason);
        }
    }

    private Map<String, Object> wanted(TargetForm form, Map<String, Object> known, TargetSheet.Read read) {
        return form.over(known, read.value(), read.first(), read.last(), settings.template());
    }

    /** Who comes too late is shown what is there now, and what he sends next stands on that. */
    private ModelAndView refused(
            Visitor visitor,
            String id,
            TargetForm form,
            Versioned<TargetDocument> known,
            String etag,
            ServiceRefusal refusal) {
        Faults faults = Faults.of(refusal, pointer -> PLACES.contains(pointer) || pointer.equals("/reason"));
        var page = known(visitor, id, form, known.value(), refusal.stale() ? known.etag() : etag, faults);
        if (refusal.stale()) {
            page.addObject("theirs", TargetForm.of(known.value().target(), vi));
        }
        page.setStatus(HttpStatus.valueOf(refusal.status()));
        return page;
    }

    private ModelAndView known(
            Visitor visitor, String id, TargetForm form, TargetDocument known, String etag, Faults faults) {
        return sheet.page(visitor, id, form, faults).addObject("known", known).addObject("etag", etag);
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/ke-hoach/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }
}
