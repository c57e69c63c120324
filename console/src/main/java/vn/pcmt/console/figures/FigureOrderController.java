package vn.pcmt.console.figures;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.page.Progress;
import vn.pcmt.console.services.ExportService;
import vn.pcmt.console.services.ExportService.Export;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.ServiceRefusal;

/** Files of areas with many units below take a while: they are ordered, and their page tells how far they are. */
@Controller
class FigureOrderController {
    private static final String FILE = "/tep/{id}";

    private final ExportService exports;
    private final OverviewSettings settings;
    private final Clock clock;

    FigureOrderController(ExportService exports, OverviewSettings settings, Clock clock) {
        this.exports = exports;
        this.settings = settings;
        this.clock = clock;
    }

    /** One press makes one file of a format, however often the button is hit. */
    @PostMapping("/so-lieu/{area}/tep")
    ModelAndView order(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @RequestParam(name = "dang") String format,
            @RequestParam(name = "ky") String period,
            @RequestParam(name = "key") String key) {
        try {
            return to(
                    exports.order(visitor, area, Span.period(settings.template(), period), format, key + "-" + format));
        } catch (ServiceRefusal refusal) {
            var page = new ModelAndView("file", Map.of("faults", Faults.of(refusal, pointer -> false), "area", area));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    /** The page, or the block of progress alone as long as it is under way. */
    @GetMapping(FILE)
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        Export one = exports.one(visitor, id);
        var page = new ModelAndView(
                fragment == null ? "file" : "file :: progress",
                Map.of("x", one, "area", one.area(), "faults", Faults.NONE));
        // Steps differ too much in length for a share, and for a time that is left.
        page.addObject("progress", new Progress(0, 0, one.begun(), clock.instant()));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping(FILE + "/dung")
    ModelAndView cancel(Visitor visitor, @PathVariable(name = "id") String id, @RequestParam(name = "key") String key) {
        return to(exports.cancel(visitor, id, key));
    }

    @GetMapping(FILE + "/tai")
    ResponseEntity<byte[]> file(Visitor visitor, @PathVariable(name = "id") String id) {
        return exports.file(visitor, id).answer();
    }

    private static ModelAndView to(Export one) {
        return new ModelAndView("redirect:/tep/" + one.id());
    }
}
