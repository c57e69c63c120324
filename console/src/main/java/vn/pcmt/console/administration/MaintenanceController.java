package vn.pcmt.console.administration;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Progress;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.MaintenanceService;
import vn.pcmt.console.services.MaintenanceService.Rebuild;
import vn.pcmt.console.services.ServiceRefusal;

/** Whether the totals are the sum of their reports, and how they are computed anew. */
@Controller
class MaintenanceController {
    private static final String HOME = "/quan-tri/van-hanh";

    private final MaintenanceService maintenance;
    private final Clock clock;

    MaintenanceController(MaintenanceService maintenance, Clock clock) {
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @GetMapping(HOME)
    ModelAndView show(Visitor visitor, @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, "maintenance", Faults.NONE).addObject("done", done);
    }

    /** The block about rebuilds alone, as long as one is under way. */
    @GetMapping(HOME + "/tien-do")
    ModelAndView progress(Visitor visitor) {
        return page(visitor, "maintenance :: rebuilds", Faults.NONE);
    }

    @PostMapping(HOME + "/tinh-lai")
    ModelAndView rebuild(Visitor visitor, @RequestParam(name = "key") String key) {
        return carryOut(visitor, "tinh-lai", () -> maintenance.rebuild(visitor, key));
    }

    @PostMapping(HOME + "/tinh-lai/{generation}/dung")
    ModelAndView cancel(
            Visitor visitor,
            @PathVariable(name = "generation") int generation,
            @RequestParam(name = "key") String key) {
        return carryOut(visitor, "dung", () -> maintenance.cancel(visitor, generation, key));
    }

    @PostMapping(HOME + "/doi-chieu")
    ModelAndView reconcile(Visitor visitor, @RequestParam(name = "key") String key) {
        var outcome = maintenance.reconcile(visitor, key);
        return page(visitor, "maintenance", Faults.NONE).addObject("outcome", outcome);
    }

    private ModelAndView carryOut(Visitor visitor, String what, Runnable command) {
        try {
            command.run();
            return new ModelAndView("redirect:" + HOME + "?xong=" + what);
        } catch (ServiceRefusal refusal) {
            var page = page(visitor, "maintenance", Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, String view, Faults faults) {
        var rebuilds = maintenance.rebuilds(visitor);
        var page = new ModelAndView(view, Map.of("r", rebuilds, "faults", faults));
        Rebuild running = rebuilds.underWay();
        page.addObject("latest", rebuilds.items().reversed());
        page.addObject("running", running);
        page.addObject(
                "progress",
                running == null
                        ? null
                        : new Progress(running.compared(), running.toCompare(), running.begun(), clock.instant()));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
