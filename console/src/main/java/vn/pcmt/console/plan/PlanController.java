package vn.pcmt.console.plan;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;

/** One plan: how it stands, put in force, closed, handed out as files. */
@Controller
class PlanController {
    private final ReadPlan read;
    private final PlanningService planning;

    PlanController(ReadPlan read, PlanningService planning) {
        this.read = read;
        this.planning = planning;
    }

    @GetMapping("/ke-hoach/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "loc", defaultValue = "") String filter,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, filter.equals("qua-han"), text.strip(), Faults.NONE)
                .addObject("done", done);
    }

    @PostMapping("/ke-hoach/{id}/ban-hanh")
    ModelAndView issue(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return command(visitor, id, "ban-hanh", () -> planning.issue(visitor, id, new Guard(etag, key)));
    }

    @PostMapping("/ke-hoach/{id}/ket-thuc")
    ModelAndView close(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "thu-hoi", defaultValue = "false") boolean withdraw,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        return command(visitor, id, "ket-thuc", () -> planning.close(visitor, id, withdraw, new Guard(etag, key)));
    }

    @GetMapping("/ke-hoach/{id}/tep/{name:tasks\\.xlsx|tasks\\.csv|deadlines\\.ics|evaluation\\.docx}")
    ResponseEntity<byte[]> file(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "name") String name) {
        return planning.file(visitor, id, name).answer();
    }

    private ModelAndView command(Visitor visitor, String id, String what, Runnable command) {
        try {
            command.run();
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/ke-hoach/{id}")
                            .queryParam("xong", what)
                            .build(id));
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            var page = page(visitor, id, false, "", Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, String id, boolean late, String text, Faults faults) {
        var page = new ModelAndView("plan", Map.of("p", read.of(visitor, id, late, text), "faults", faults));
        page.addObject("late", late);
        page.addObject("text", text);
        page.addObject("leads", visitor.has(Role.LEADER));
        page.addObject("writes", PlanListController.writes(visitor));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
