package vn.pcmt.console.publication;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PublicationService;
import vn.pcmt.console.services.PublicationService.Wanted;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ServiceRefusal;

/** What the province has published, how it was revised since, and the form that freezes figures. */
@Controller
class PublicationController {
    private static final Set<String> PLACES = Set.of("/name", "/period", "/embargoUntil");
    private static final int PERIODS = 13;

    private final PublicationService publications;
    private final ReportService reports;
    private final OverviewSettings settings;
    private final MessageSource messages;

    PublicationController(
            PublicationService publications, ReportService reports, OverviewSettings settings, MessageSource messages) {
        this.publications = publications;
        this.reports = reports;
        this.settings = settings;
        this.messages = messages;
    }

    /** What stands in the form. */
    record Form(String name, String period, String time, String day) {
        static final Form EMPTY = new Form("", "", "", "");

        /** Whether an embargo was asked for. */
        boolean isKeptBack() {
            return !(time.isBlank() && day.isBlank());
        }
    }

    @GetMapping("/cong-bo")
    ModelAndView list(Visitor visitor, @RequestParam(name = "trang", defaultValue = "0") int page) {
        return page(visitor, Math.max(0, page), Form.EMPTY, Faults.NONE);
    }

    @PostMapping("/cong-bo")
    ModelAndView freeze(
            Visitor visitor,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "ky", defaultValue = "") String period,
            @RequestParam(name = "gio", defaultValue = "") String time,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "key") String key,
            Locale language) {
        Form form = new Form(name, period, time, day);
        Optional<Instant> until = Vi.parseMoment(day, time);
        Map<String, String> wrong = new HashMap<>();
        if (name.isBlank()) {
            wrong.put("/name", messages.getMessage("publication.name.none", null, language));
        }
        if (form.isKeptBack() && until.isEmpty()) {
            wrong.put("/embargoUntil", messages.getMessage("moment.wrong", null, language));
        }
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (wrong.isEmpty()) {
            try {
                var written = publications.freeze(
                        visitor, settings.province(), new Wanted(name.strip(), period, until.orElse(null)), key);
                return new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/cong-bo/{id}")
                                .queryParam("xong", 1)
                                .build(written.id()));
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, 0, form, faults);
        page.setStatus(status);
        return page;
    }

    @GetMapping("/cong-bo/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Locale language) {
        var published = publications.one(visitor, id);
        var page = new ModelAndView("publication", Map.of("p", published));
        page.addObject("r", publications.revisions(visitor, id));
        page.addObject(
                "names",
                published.figures().measures().stream()
                        .collect(Collectors.toMap(
                                PublicationService.Measure::code,
                                measure -> "en".equals(language.getLanguage()) ? measure.nameEn() : measure.nameVi())));
        page.addObject("done", done);
        return page;
    }

    @GetMapping("/cong-bo/{id}/tep/{format:xlsx|docx|csv}")
    ResponseEntity<byte[]> file(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "format") String format) {
        return publications.file(visitor, id, format).answer();
    }

    private ModelAndView page(Visitor visitor, int number, Form form, Faults faults) {
        boolean publishes = visitor.has(Role.LEADER) || visitor.has(Role.REVIEWER);
        var page = new ModelAndView("publications", Map.of("form", form, "faults", faults, "publishes", publishes));
        page.addObject("found", publications.list(visitor, settings.province(), number));
        page.addObject("periods", publishes ? periods(visitor) : List.of());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    /** The one that is being reported and those before it, the latest first. */
    private List<String> periods(Visitor visitor) {
        var known = reports.periods(visitor, settings.template(), PERIODS);
        return known.items().stream()
                .map(ReportService.PeriodItem::period)
                .filter(period -> period.compareTo(known.current()) <= 0)
                .toList()
                .reversed();
    }
}
