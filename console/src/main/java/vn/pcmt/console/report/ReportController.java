package vn.pcmt.console.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import vn.pcmt.console.report.ReportForm.Typed;
import vn.pcmt.console.report.SendReport.Outcome;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.ReportRow;

/** A commune's reports. Works without JavaScript: a form is posted, the answer is a page. */
@Controller
class ReportController {
    private static final String VALUE = "v.";
    private static final String EXPLANATION = "x.";
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
        return "reports";
    }

    @GetMapping("/bao-cao/{id}")
    String form(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "da-gui", required = false) @Nullable String sent,
            Model model) {
        if (!visitor.ofCommune()) {
            // Alerts link here whoever gets them; who does not write reports reads them.
            return "redirect:" + UriComponentsBuilder.fromPath("/duyet/{id}").build(id);
        }
        model.addAttribute("f", show.fresh(visitor, id));
        model.addAttribute("sent", sent != null);
        return "report";
    }

    @PostMapping("/bao-cao/{id}")
    ModelAndView send(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "etag", defaultValue = "") String etag,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "note", defaultValue = "") String note,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "correction", defaultValue = "false") boolean correction,
            @RequestParam MultiValueMap<String, String> all) {
        Map<String, String> values = named(VALUE, all);
        Map<String, String> explanations = named(EXPLANATION, all);
        List<String> nothing = all.getOrDefault("nothing", List.of());
        var typed = new Typed(values, List.copyOf(nothing), note, reason, explanations, etag, key);
        return switch (send.send(visitor, id, typed, correction)) {
            case Outcome.Taken() ->
                new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/bao-cao/{id}")
                                .queryParam("da-gui")
                                .build(id));
            case Outcome.Again(ReportForm form) -> page("report", Map.of("f", form, "sent", false), status(form));
            case Outcome.Unreachable(Typed kept, boolean correcting) ->
                page("report-kept", Map.of("id", id, "typed", kept, "correction", correcting), HttpStatus.BAD_GATEWAY);
        };
    }

    private static Map<String, String> named(String prefix, MultiValueMap<String, String> all) {
        Map<String, String> named = new LinkedHashMap<>();
        all.forEach((name, texts) -> {
            if (name.startsWith(prefix) && !texts.isEmpty()) {
                named.put(name.substring(prefix.length()), texts.getFirst());
            }
        });
        return named;
    }

    private static ModelAndView page(String view, Map<String, ?> model, HttpStatus status) {
        var page = new ModelAndView(view, model);
        page.setStatus(status);
        return page;
    }

    private static HttpStatus status(ReportForm form) {
        String kind = form.trouble() == null ? "" : form.trouble().kind();
        return switch (kind) {
            case "conflict" -> HttpStatus.CONFLICT;
            case "unreachable" -> HttpStatus.BAD_GATEWAY;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
