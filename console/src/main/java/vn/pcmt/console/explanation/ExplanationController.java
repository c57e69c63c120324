package vn.pcmt.console.explanation;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.ExplanationService;
import vn.pcmt.console.services.ExplanationService.Explanation;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** Explanations: what was asked, what a unit answered, accepted or returned. */
@Controller
class ExplanationController {
    private static final int SIZE = 50;
    private static final Set<String> PLACES = Set.of("/text", "/reason");
    private static final Set<String> STATES = Set.of("REQUESTED", "ANSWERED", "RETURNED", "ACCEPTED");

    private final ExplanationService explanations;
    private final PlanService units;

    ExplanationController(ExplanationService explanations, PlanService units) {
        this.explanations = explanations;
        this.units = units;
    }

    @GetMapping("/giai-trinh")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "trang-thai", defaultValue = "") String state,
            @RequestParam(name = "trang", defaultValue = "0") int page) {
        String wanted = STATES.contains(state) ? state : "";
        var found = explanations.list(visitor, Map.of("status", wanted), Math.max(0, page), SIZE);
        var view = new ModelAndView("explanations", Map.of("found", found, "state", wanted));
        view.addObject("asks", visitor.has(Role.LEADER));
        try (var blocks = new Blocks()) {
            view.addObject(
                    "names",
                    blocks.read(() -> units.names(
                                    visitor,
                                    found.items().stream()
                                            .map(Explanation::unitKey)
                                            .distinct()
                                            .toList()))
                            .value());
        }
        return view;
    }

    @GetMapping("/giai-trinh/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, Faults.NONE, Map.of()).addObject("done", done);
    }

    @PostMapping("/giai-trinh/{id}/tra-loi")
    ModelAndView answer(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "noi-dung", defaultValue = "") String text,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return command(
                visitor,
                id,
                "tra-loi",
                Map.of("noi-dung", text),
                () -> explanations.answer(visitor, id, text, new Guard(etag, key)));
    }

    @PostMapping("/giai-trinh/{id}/chap-nhan")
    ModelAndView accept(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return command(
                visitor, id, "chap-nhan", Map.of(), () -> explanations.accept(visitor, id, new Guard(etag, key)));
    }

    @PostMapping("/giai-trinh/{id}/tra-lai")
    ModelAndView sendBack(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return command(
                visitor,
                id,
                "tra-lai",
                Map.of("ly-do", reason),
                () -> explanations.sendBack(visitor, id, reason, new Guard(etag, key)));
    }

    private ModelAndView command(Visitor visitor, String id, String what, Map<String, String> typed, Runnable command) {
        try {
            command.run();
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/giai-trinh/{id}")
                            .queryParam("xong", what)
                            .build(id));
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            var page = page(visitor, id, Faults.of(refusal, PLACES::contains), typed);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, String id, Faults faults, Map<String, String> typed) {
        var known = explanations.one(visitor, id);
        Explanation asked = known.value();
        var page = new ModelAndView("explanation", Map.of("e", asked, "etag", known.etag(), "faults", faults));
        page.addObject("typed", typed);
        try (var blocks = new Blocks()) {
            page.addObject(
                    "names",
                    blocks.read(() -> units.names(visitor, Asking.areas(asked))).value());
        }
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
