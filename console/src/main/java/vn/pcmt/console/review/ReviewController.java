package vn.pcmt.console.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
    private final MessageSource messages;

    ReviewController(ReportService reports, ReviewService reviews, ReadReview read, MessageSource messages) {
        this.reports = reports;
        this.reviews = reviews;
        this.read = read;
        this.messages = messages;
    }

    @GetMapping("/duyet/{id}")
    String one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Model model) {
        model.addAttribute("w", read.of(visitor, id));
        model.addAttribute("why", ReturnReason.NONE);
        model.addAttribute("sentences", ReturnReason.SENTENCES);
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
            return again(visitor, id, refusal, ReturnReason.NONE, Map.of());
        }
    }

    @PostMapping("/duyet/{id}/tra-lai")
    ModelAndView sendBack(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "mau", defaultValue = "") List<String> sentences,
            @RequestParam(name = "han", defaultValue = "") String until,
            @RequestParam MultiValueMap<String, String> posted) {
        var why = new ReturnReason(reason.strip(), sentences, until.strip());
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
        if (why.isUntilWrong()) {
            return page(visitor, id, why, typed, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("untilWrong", true);
        }
        try {
            reviews.sendBack(visitor, id, why.said(messages), remarks, new Guard(etag, key));
            return done(id, "tra-lai");
        } catch (ServiceRefusal refusal) {
            return again(visitor, id, refusal, why, typed);
        }
    }

    private ModelAndView again(
            Visitor visitor, String id, ServiceRefusal refusal, ReturnReason why, Map<String, String> remarks) {
        var page = page(
                visitor, id, why, remarks, refusal.stale() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("refusal", refusal.problem().words(List.of()));
        page.addObject("stale", refusal.stale());
        return page;
    }

    /** With what was typed. */
    private ModelAndView page(
            Visitor visitor, String id, ReturnReason why, Map<String, String> remarks, HttpStatus status) {
        var page = new ModelAndView("review", Map.of("w", read.of(visitor, id), "why", why));
        page.addObject("sentences", ReturnReason.SENTENCES);
        page.addObject("typedRemarks", remarks);
        page.setStatus(status);
        return page;
    }

    private static ModelAndView done(String id, String what) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/duyet/{id}")
                        .queryParam("xong", what)
                        .build(id));
    }
}
