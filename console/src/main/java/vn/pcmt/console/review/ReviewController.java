package vn.pcmt.console.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Remark;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.ReportRow;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Versioned;

/** The queue of reports to review, and one report with the two decisions. */
@Controller
class ReviewController {
    private static final String REMARK = "r.";
    private static final int QUEUE = 200;
    private final ReportService reports;

    ReviewController(ReportService reports) {
        this.reports = reports;
    }

    @GetMapping("/duyet")
    String queue(Visitor visitor, @RequestParam(name = "ky", required = false) @Nullable String period, Model model) {
        List<ReportRow> rows = new ArrayList<>();
        for (String status : List.of("SUBMITTED", "CORRECTED")) {
            Map<String, String> filter = new HashMap<>(Map.of("status", status));
            if (period != null) {
                filter.put("period", period);
            }
            rows.addAll(reports.reports(visitor, filter, QUEUE).items());
        }
        rows.sort(Comparator.comparing(ReportRow::period)
                .reversed()
                .thenComparing(row -> row.unitName() == null ? row.unitKey() : row.unitName()));
        model.addAttribute("rows", rows);
        return "review-queue";
    }

    @GetMapping("/duyet/{id}")
    String one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Model model) {
        fill(visitor, id, model);
        model.addAttribute("done", done);
        return "review";
    }

    @PostMapping("/duyet/{id}/chap-nhan")
    ModelAndView accept(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "revision") long revision,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Model model) {
        try {
            reports.accept(visitor, id, revision, new Guard(etag, key));
            return done(id, "chap-nhan");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, model);
        }
    }

    @PostMapping("/duyet/{id}/tra-lai")
    ModelAndView sendBack(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> all,
            Model model) {
        List<Remark> remarks = new ArrayList<>();
        all.forEach((name, texts) -> {
            if (name.startsWith(REMARK) && !texts.isEmpty() && !texts.getFirst().isBlank()) {
                remarks.add(new Remark(
                        name.substring(REMARK.length()), texts.getFirst().strip()));
            }
        });
        try {
            reports.sendBack(visitor, id, reason.strip(), remarks, new Guard(etag, key));
            return done(id, "tra-lai");
        } catch (ServiceRefusal refusal) {
            Map<String, String> typed = new HashMap<>();
            remarks.forEach(remark -> typed.put(remark.indicator(), remark.text()));
            model.addAttribute("typedReason", reason);
            model.addAttribute("typedRemarks", typed);
            return again(visitor, id, refusal, model);
        }
    }

    private void fill(Visitor visitor, String id, Model model) {
        Versioned<Report> found = reports.report(visitor, id);
        Report report = found.value();
        model.addAttribute("r", report);
        model.addAttribute("etag", found.etag());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("t", reports.template(visitor, report));
        model.addAttribute(
                "decides",
                visitor.has(Role.REVIEWER)
                        && (report.status().equals("SUBMITTED")
                                || report.status().equals("CORRECTED")));
    }

    private ModelAndView again(Visitor visitor, String id, ServiceRefusal refusal, Model model) {
        fill(visitor, id, model);
        var page = new ModelAndView("review", model.asMap());
        page.addObject(
                "refusal",
                refusal.problem().detail() == null ? "" : refusal.problem().detail());
        page.addObject("stale", refusal.stale());
        page.setStatus(refusal.stale() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/duyet/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }
}
