package vn.pcmt.console.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Progress;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReviewService;
import vn.pcmt.console.services.ReviewService.Acceptance;
import vn.pcmt.console.services.ReviewService.Clean;
import vn.pcmt.console.services.ReviewService.Item;
import vn.pcmt.console.services.ReviewService.Queue;
import vn.pcmt.console.services.ServiceRefusal;

/** The queue of reports to review, and accepting all of them that nothing is odd about, after a look at what that means. */
@Controller
class QueueController {
    private static final int PAGE = 50;
    /** The most the service gives at once, and how often it is asked for all that waits: 2000 reports. */
    private static final int BATCH = 200;

    private static final int BATCHES = 10;
    /** Names listed before they are accepted; more of them nobody reads. */
    private static final int LISTED = 200;

    private final ReviewService reviews;
    private final ReportService reports;
    private final Clock clock;

    QueueController(ReviewService reviews, ReportService reports, Clock clock) {
        this.reviews = reviews;
        this.reports = reports;
        this.clock = clock;
    }

    /** A form and a period of which reports wait. */
    record Group(String template, String period) {}

    @GetMapping("/duyet")
    String queue(
            Visitor visitor,
            @RequestParam(name = "bieu", required = false) @Nullable String template,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "loc", required = false) @Nullable String filter,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Model model) {
        model.addAttribute("names", reports.templateNames(visitor));
        if (!visitor.has(Role.REVIEWER)) {
            // Who reads without deciding has no queue; the reports themselves are open to him.
            model.addAttribute("rows", waiting(visitor, period));
            return "review-list";
        }
        Map<String, String> asked = asked(template, period);
        if ("sach".equals(filter) || "bat-thuong".equals(filter)) {
            asked.put("clean", String.valueOf("sach".equals(filter)));
        }
        Queue queue = reviews.queue(visitor, asked, Math.max(0, page), PAGE);
        model.addAttribute("q", queue);
        model.addAttribute("bieu", template);
        model.addAttribute("ky", period);
        model.addAttribute("loc", filter);
        if (template == null || period == null) {
            model.addAttribute("groups", groups(visitor, asked(template, period)));
        }
        return "review-queue";
    }

    /** How many wait of each form and period, over all pages. */
    private Map<Group, Long> groups(Visitor visitor, Map<String, String> asked) {
        List<Item> waiting = new ArrayList<>();
        long total = 1;
        for (int batch = 0; batch < BATCHES && (long) batch * BATCH < total; batch++) {
            Queue queue = reviews.queue(visitor, asked, batch, BATCH);
            waiting.addAll(queue.items());
            total = queue.total();
        }
        return waiting.stream()
                .collect(Collectors.groupingBy(
                        item -> new Group(item.template(), item.period()), LinkedHashMap::new, Collectors.counting()));
    }

    private List<ReportService.ReportRow> waiting(Visitor visitor, @Nullable String period) {
        return List.of("SUBMITTED", "CORRECTED").stream()
                .flatMap(status -> {
                    Map<String, String> asked = asked(null, period);
                    asked.put("status", status);
                    return reports.reports(visitor, asked, LISTED).items().stream();
                })
                .toList();
    }

    /** What would be accepted, and what not. */
    @GetMapping("/duyet/chap-nhan")
    String confirm(
            Visitor visitor,
            @RequestParam(name = "bieu") String template,
            @RequestParam(name = "ky") String period,
            Model model) {
        Map<String, String> asked = asked(template, period);
        asked.put("clean", "true");
        model.addAttribute("q", reviews.queue(visitor, asked, 0, LISTED));
        asked.put("clean", "false");
        model.addAttribute("odd", reviews.queue(visitor, asked, 0, LISTED).items());
        model.addAttribute("key", UUID.randomUUID().toString());
        fill(visitor, template, period, model);
        return "review-accept";
    }

    @PostMapping("/duyet/chap-nhan")
    ModelAndView accept(
            Visitor visitor,
            @RequestParam(name = "bieu") String template,
            @RequestParam(name = "ky") String period,
            @RequestParam(name = "luc") Instant seenAt,
            @RequestParam(name = "key") String key,
            Model model) {
        String area = visitor.unitKey() == null ? "" : visitor.unitKey();
        try {
            return progress(reviews.acceptClean(visitor, new Clean(area, template, period, seenAt), key)
                    .id());
        } catch (ServiceRefusal refusal) {
            fill(visitor, template, period, model);
            var page = new ModelAndView("review-accepted", model.asMap());
            page.addObject("refusal", refusal.problem().words(List.of()));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** How far it has come; asked for again by itself while it is under way. */
    @GetMapping("/duyet/chap-nhan/{id}")
    String progress(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Model model) {
        Acceptance acceptance = reviews.acceptance(visitor, id);
        model.addAttribute("a", acceptance);
        Instant now = clock.instant();
        model.addAttribute(
                "progress",
                new Progress(
                        acceptance.accepted() + acceptance.left(),
                        acceptance.reports(),
                        Objects.requireNonNullElse(acceptance.begun(), now),
                        now));
        model.addAttribute(
                "left",
                acceptance.underWay() || acceptance.left() == 0
                        ? List.of()
                        : reviews.left(visitor, id, LISTED).items());
        fill(visitor, acceptance.template(), acceptance.period(), model);
        return fragment == null ? "review-accepted" : "review-accepted :: progress";
    }

    @PostMapping("/duyet/chap-nhan/{id}/dung")
    ModelAndView cancel(Visitor visitor, @PathVariable(name = "id") String id) {
        reviews.cancel(visitor, id, UUID.randomUUID().toString());
        return progress(id);
    }

    private static ModelAndView progress(String id) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/duyet/chap-nhan/{id}").build(id));
    }

    private void fill(Visitor visitor, String template, String period, Model model) {
        model.addAttribute("bieu", template);
        model.addAttribute("ky", period);
        model.addAttribute("name", reports.templateNames(visitor).getOrDefault(template, template));
    }

    private static Map<String, String> asked(@Nullable String template, @Nullable String period) {
        Map<String, String> asked = new LinkedHashMap<>();
        if (template != null && !template.isBlank()) {
            asked.put("template", template);
        }
        if (period != null && !period.isBlank()) {
            asked.put("period", period);
        }
        return asked;
    }
}
