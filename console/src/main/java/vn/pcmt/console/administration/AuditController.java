package vn.pcmt.console.administration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.AuditService;
import vn.pcmt.console.services.AuditService.Question;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;
import vn.pcmt.console.services.Source;

/** Who did what: the log of one service at a time, whether it is whole, and as a file. */
@Controller
class AuditController {
    private static final String HOME = "/quan-tri/nhat-ky";
    private static final List<String> PHASES = List.of("ENDED", "REFUSED", "READ", "BEGUN");

    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    @GetMapping(HOME)
    ModelAndView show(
            Visitor visitor,
            @RequestParam(name = "dich-vu", defaultValue = "PLAN") String service,
            @RequestParam(name = "ai", defaultValue = "") String actor,
            @RequestParam(name = "cai-gi", defaultValue = "") String object,
            @RequestParam(name = "viec", defaultValue = "ENDED") String phase,
            @RequestParam(name = "truoc", required = false) @Nullable Long before,
            @RequestParam(name = "kiem-tra", required = false) @Nullable String verify) {
        Source source = sourceOf(service);
        var question = new Question(actor.strip(), object.strip(), PHASES.contains(phase) ? phase : "", before);
        var page = new ModelAndView("audit", Map.of("source", source, "q", question));
        page.addObject("sources", Source.values());
        page.addObject("phases", PHASES);
        page.addObject("exports", visitor.has(Role.AUDITOR));
        try {
            page.addObject("found", audit.read(visitor, source, question));
            if (verify != null) {
                page.addObject("verdict", audit.verify(visitor, source));
            }
        } catch (ServiceUnavailable away) {
            page.addObject("away", true);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == HttpStatus.FORBIDDEN.value()) {
                throw refusal;
            }
            page.addObject("away", true);
        }
        return page;
    }

    @GetMapping(HOME + "/tep")
    ResponseEntity<byte[]> file(Visitor visitor, @RequestParam(name = "dich-vu") String service) {
        return audit.export(visitor, sourceOf(service)).answer();
    }

    private static Source sourceOf(String name) {
        try {
            return Source.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
