package vn.pcmt.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.ReportRow;

/** A unit's reports. Works without JavaScript: a form is posted, the answer is a page. */
@Controller
class ReportController {
    private final ReportService reports;
    private final ShowReport show;
    private final SendReport send;

    ReportController(ReportService reports, ShowReport show, SendReport send) {
        this.reports = reports;
        this.show = show;
        this.send = send;
    }

    @GetMapping("/bao-cao")
    String list(Visitor visitor, Model model) {
        List<ReportRow> rows = new ArrayList<>();
        if (visitor.unitKey() != null) {
            rows.addAll(reports.reports(visitor, Map.of("unit", visitor.unitKey()), 100)
                    .items());
        }
        rows.sort(Comparator.comparing(ReportRow::period).reversed());
        model.addAttribute("rows", rows);
        model.addAttribute("names", rows.isEmpty() ? Map.of() : reports.templateNames(visitor));
        return "reports";
    }

    @GetMapping("/bao-cao/{id}")
    String form(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Model model) {
        if (!visitor.ofCommune()) {
            // Alerts link here whoever gets them; who does not write reports reads them.
            return "redirect:" + UriComponentsBuilder.fromPath("/duyet/{id}").build(id);
        }
        model.addAttribute("f", show.fresh(visitor, id, "luu".equals(done)));
        model.addAttribute("done", done);
        return "report";
    }

    @PostMapping("/bao-cao/{id}")
    ModelAndView send(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(id, send.send(visitor, id, Typed.of(posted), file), "gui");
    }

    @PostMapping("/bao-cao/{id}/luu")
    ModelAndView keep(
            Visitor visitor, @PathVariable(name = "id") String id, @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(id, send.keep(visitor, id, Typed.of(posted)), "luu");
    }

    @PostMapping("/bao-cao/{id}/trinh")
    ModelAndView propose(
            Visitor visitor, @PathVariable(name = "id") String id, @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(id, send.propose(visitor, id, Typed.of(posted)), "trinh");
    }

    @PostMapping("/bao-cao/{id}/tra-lai")
    ModelAndView giveBack(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "remark", defaultValue = "") String remark,
            @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(id, send.giveBack(visitor, id, Typed.of(posted), remark), "tra-lai");
    }

    @PostMapping("/bao-cao/{id}/bo-nhap")
    ModelAndView discard(
            Visitor visitor, @PathVariable(name = "id") String id, @RequestParam MultiValueMap<String, String> posted) {
        return FormAnswer.page(id, send.discard(visitor, id, Typed.of(posted)), "bo-nhap");
    }
}
