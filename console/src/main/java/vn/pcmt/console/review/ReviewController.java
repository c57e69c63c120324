package vn.pcmt.console.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Remark;
import vn.pcmt.console.services.ReviewService;
import vn.pcmt.console.services.ServiceRefusal;

/** One report with the two decisions, and what its revisions did to the totals. */
@Controller
class ReviewController {
    private static final String ON_FIGURE = "r.";
    private static final String ON_TEXT = "rn.";
    private final ReportService reports;
    private final ReviewService reviews;
    private final ReadReview read;

    ReviewController(ReportService reports, ReviewService reviews, ReadReview read) {
        this.reports = reports;
        this.reviews = reviews;
        this.read = read;
    }

    @GetMapping("/duyet/{id}")
    String one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Model model) {
        model.addAttribute("w", read.of(visitor, id));
        model.addAttribute("done", done);
        return "review";
    }

    @GetMapping("/duyet/{id}/ban/{number}")
    String effect(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @PathVariable(name = "number") long number,
            Model model) {
        var report = reports.report(visitor, id).value();
        Map<String, String> labels = new HashMap<>();
        var template = reports.template(visitor, report);
        template.sections().forEach(section -> section.indicators().forEach(i -> labels.put(i.code(), i.label())));
        model.addAttribute("r", report);
        model.addAttribute("name", template.name());
        model.addAttribute("labels", labels);
        model.addAttribute("e", reviews.effect(visitor, id, number));
        return "effect";
    }

    @PostMapping("/duyet/{id}/chap-nhan")
    ModelAndView accept(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "revision") long revision,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        try {
            reviews.accept(visitor, id, revision, new Guard(etag, key));
            return done(id, "chap-nhan");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, "", Map.of());
        }
    }

    @PostMapping("/duyet/{id}/tra-lai")
    ModelAndView sendBack(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> posted) {
        List<Remark> remarks = new ArrayList<>();
        Map<String, String> typed = new HashMap<>();
        posted.forEach((name, texts) -> {
            String text = texts.isEmpty() ? "" : texts.getFirst().strip();
            if (!text.isEmpty() && name.startsWith(ON_FIGURE)) {
                remarks.add(new Remark(name.substring(ON_FIGURE.length()), null, text));
                typed.put(name, text);
            } else if (!text.isEmpty() && name.startsWith(ON_TEXT)) {
                remarks.add(new Remark(null, name.substring(ON_TEXT.length()), text));
                typed.put(name, text);
            }
        });
        try {
            reviews.sendBack(visitor, id, reason.strip(), remarks, new Guard(etag, key));
            return done(id, "tra-lai");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, reason, typed);
        }
    }

    private ModelAndView again(
            Visitor visitor, String id, ServiceRefusal refusal, String reason, Map<String, String> remarks) {
        var page = new ModelAndView("review", Map.of("w", read.of(visitor, id)));
        page.addObject("refusal", refusal.problem().words(List.of()));
        page.addObject("stale", refusal.stale());
        page.addObject("typedReason", reason);
        page.addObject("typedRemarks", remarks);
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
