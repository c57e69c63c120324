package vn.pcmt.console.administration;

import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Progress;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.ImportService;
import vn.pcmt.console.services.ImportService.Import;
import vn.pcmt.console.services.ServiceRefusal;

/** Many reports from one file: tried in sight, looked at, taken in, or called off. */
@Controller
class ImportController {
    private static final String HOME = "/quan-tri/nhap";
    private static final int WHOLE = 100;

    private final ImportService imports;
    private final Clock clock;

    ImportController(ImportService imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping(HOME)
    ModelAndView blank() {
        return form(Faults.NONE, "", "");
    }

    @PostMapping(HOME)
    ModelAndView tryOut(
            Visitor visitor,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "bieu", defaultValue = "") String template,
            @RequestParam(name = "ky", defaultValue = "") String period,
            @RequestParam(name = "key") String key)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return form(Faults.NONE, template, period).addObject("none", true);
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try {
            return to(imports.tryOut(visitor, name, file.getBytes(), template.strip(), period.strip(), key));
        } catch (ServiceRefusal refusal) {
            var page = form(Faults.of(refusal, pointer -> false), template, period);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    /** The page, or the block of progress alone as long as it is under way. */
    @GetMapping(HOME + "/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "trang", defaultValue = "0") int number,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment) {
        return shown(visitor, imports.one(visitor, id), Math.max(0, number), fragment != null, Faults.NONE);
    }

    @GetMapping(HOME + "/{id}/loi")
    ResponseEntity<byte[]> refused(Visitor visitor, @PathVariable(name = "id") String id) {
        return imports.refusedFile(visitor, id).answer();
    }

    @PostMapping(HOME + "/{id}/nhan")
    ModelAndView confirm(
            Visitor visitor, @PathVariable(name = "id") String id, @RequestParam(name = "key") String key) {
        try {
            return to(imports.confirm(visitor, id, key));
        } catch (ServiceRefusal refusal) {
            var page = shown(visitor, imports.one(visitor, id), 0, false, Faults.of(refusal, pointer -> false));
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    @PostMapping(HOME + "/{id}/dung")
    ModelAndView cancel(Visitor visitor, @PathVariable(name = "id") String id, @RequestParam(name = "key") String key) {
        return to(imports.cancel(visitor, id, key));
    }

    private static ModelAndView to(Import one) {
        return new ModelAndView("redirect:" + HOME + "/" + one.id());
    }

    private static ModelAndView form(Faults faults, String template, String period) {
        var page = new ModelAndView("import-new", Map.of("faults", faults, "template", template, "period", period));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private ModelAndView shown(Visitor visitor, Import one, int number, boolean fragment, Faults faults) {
        var page = new ModelAndView(fragment ? "import :: progress" : "import", Map.of("x", one, "faults", faults));
        page.addObject("progress", new Progress(one.share(), WHOLE, one.begun(), clock.instant()));
        if (!one.underWay() && one.refused() > 0) {
            page.addObject("rows", imports.refused(visitor, one.id(), number));
        }
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }
}
