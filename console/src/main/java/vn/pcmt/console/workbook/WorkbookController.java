package vn.pcmt.console.workbook;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Versioned;
import vn.pcmt.console.services.WorkbookService;

/** A report by workbook: download, upload, look, confirm. Nothing is written before the visitor has seen what would be. */
@Controller
class WorkbookController {
    private final WorkbookService workbooks;
    private final ReportService reports;
    private final WorkbookSettings settings;

    WorkbookController(WorkbookService workbooks, ReportService reports, WorkbookSettings settings) {
        this.workbooks = workbooks;
        this.reports = reports;
        this.settings = settings;
    }

    @GetMapping("/bao-cao/{id}/excel")
    ResponseEntity<byte[]> blank(Visitor visitor, @PathVariable(name = "id") String id) {
        return workbooks.blank(visitor, id).answer();
    }

    @PostMapping("/bao-cao/{id}/excel")
    ModelAndView upload(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "workbook", required = false) @Nullable MultipartFile file,
            HttpSession session)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(visitor, id, "workbook.none");
        }
        if (file.getSize() > settings.limit().toBytes()) {
            return refused(visitor, id, "workbook.large");
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        new Uploaded(id, name, file.getBytes()).keep(session);
        return to("/bao-cao/{id}/excel/xem", id, null);
    }

    @GetMapping("/bao-cao/{id}/excel/xem")
    ModelAndView preview(Visitor visitor, @PathVariable(name = "id") String id, HttpSession session) {
        Uploaded file = Uploaded.of(session, id);
        return file == null ? to("/bao-cao/{id}", id, null) : shown(visitor, id, file, null);
    }

    @GetMapping("/bao-cao/{id}/excel/loi")
    Object withErrors(Visitor visitor, @PathVariable(name = "id") String id, HttpSession session) {
        Uploaded file = Uploaded.of(session, id);
        return file == null
                ? to("/bao-cao/{id}", id, null)
                : workbooks.withErrors(visitor, id, file.content()).answer();
    }

    @PostMapping("/bao-cao/{id}/excel/gui")
    ModelAndView confirm(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            HttpSession session) {
        Uploaded file = Uploaded.of(session, id);
        if (file == null) {
            return to("/bao-cao/{id}", id, null);
        }
        try {
            workbooks.confirm(visitor, id, file.content(), new Guard(etag, key));
        } catch (ServiceRefusal refusal) {
            return shown(visitor, id, file, refusal);
        }
        Uploaded.drop(session);
        return to("/bao-cao/{id}", id, "gui");
    }

    @PostMapping("/bao-cao/{id}/excel/bo")
    ModelAndView drop(@PathVariable(name = "id") String id, HttpSession session) {
        Uploaded.drop(session);
        return to("/bao-cao/{id}", id, null);
    }

    private ModelAndView shown(Visitor visitor, String id, Uploaded file, @Nullable ServiceRefusal refused) {
        ModelAndView page = page(visitor, id);
        page.addObject("file", file.name());
        ServiceRefusal refusal = refused;
        try {
            page.addObject("p", workbooks.preview(visitor, id, file.content()));
        } catch (ServiceRefusal unreadable) {
            refusal = refusal == null ? unreadable : refusal;
        }
        if (refusal != null) {
            page.addObject("refusal", words(refusal));
            page.setStatus(refusal.stale() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private static String words(ServiceRefusal refusal) {
        return refusal.problem()
                .words(refusal.problem().fields().stream()
                        .map(field -> field.message() == null ? "" : field.message())
                        .filter(message -> !message.isBlank())
                        .toList());
    }

    private ModelAndView refused(Visitor visitor, String id, String key) {
        ModelAndView page = page(visitor, id);
        page.addObject("wrong", key);
        page.addObject("limit", settings.limit().toMegabytes());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Visitor visitor, String id) {
        Versioned<Report> report = reports.report(visitor, id);
        var page = new ModelAndView("workbook");
        page.addObject("r", report.value());
        page.addObject("t", reports.template(visitor, report.value()));
        page.addObject("etag", report.etag());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static ModelAndView to(String path, String id, @Nullable String done) {
        var target = UriComponentsBuilder.fromPath(path);
        if (done != null) {
            target.queryParam("xong", done);
        }
        return new ModelAndView("redirect:" + target.build(id));
    }
}
