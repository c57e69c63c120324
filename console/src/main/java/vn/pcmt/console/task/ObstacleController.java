package vn.pcmt.console.task;

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
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.TaskService;

/** What stands in the way of tasks: whose it is to remove, taken up a level, removed. */
@Controller
class ObstacleController {
    private static final Set<String> PLACES = Set.of("/reason", "/text");

    private final TaskService tasks;

    ObstacleController(TaskService tasks) {
        this.tasks = tasks;
    }

    @GetMapping("/vuong-mac/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, id, Faults.NONE, Map.of()).addObject("done", done);
    }

    @PostMapping("/vuong-mac/{id}/{what:chuyen-cap-tren|giai-quyet}")
    ModelAndView settle(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "what") String what,
            @RequestParam(name = "loi", defaultValue = "") String words,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        try {
            String command = what.equals("giai-quyet") ? "resolution" : "escalation";
            tasks.settle(visitor, id, command, words, new Guard(etag, key));
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/vuong-mac/{id}")
                            .queryParam("xong", what)
                            .build(id));
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            var page = page(visitor, id, Faults.of(refusal, PLACES::contains), Map.of(what, words));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, String id, Faults faults, Map<String, String> typed) {
        var known = tasks.obstacle(visitor, id);
        var page = new ModelAndView("obstacle", Map.of("v", known.value(), "etag", known.etag(), "faults", faults));
        page.addObject("typed", typed);
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
