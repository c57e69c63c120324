package vn.pcmt.console.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
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
import org.springframework.web.util.UriUtils;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PublicationService;
import vn.pcmt.console.services.PublicationService.Wanted;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ServiceRefusal;

/**
 * What was published of the province, a group of areas or a commune, how it was revised since, the form that freezes figures
 * and the one that moves an embargo.
 */
@Controller
class PublicationController {
    private static final Set<String> PLACES = Set.of("/name", "/period", "/embargoUntil");
    private static final Set<String> MOVE_PLACES = Set.of("/until", "/reason");
    private static final int PERIODS = 13;

    private final PublicationService publications;
    private final ReportService reports;
    private final PlanService plans;
    private final OverviewSettings settings;
    private final MessageSource messages;

    PublicationController(
            PublicationService publications,
            ReportService reports,
            PlanService plans,
            OverviewSettings settings,
            MessageSource messages) {
        this.publications = publications;
        this.reports = reports;
        this.plans = plans;
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

    /** What stands in the form that moves an embargo. */
    record MoveForm(String time, String day, String reason) {
        static final MoveForm EMPTY = new MoveForm("", "", "");
    }

    @GetMapping("/cong-bo")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "khu-vuc", defaultValue = "") String area,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Locale language) {
        return page(visitor, area, Math.max(0, page), Form.EMPTY, Faults.NONE, language);
    }

    @PostMapping("/cong-bo")
    ModelAndView freeze(
            Visitor visitor,
            @RequestParam(name = "khu-vuc", defaultValue = "") String area,
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
                        visitor, areaOr(area), new Wanted(name.strip(), period, until.orElse(null)), key);
                return new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/cong-bo/{id}")
                                .queryParam("xong", 1)
                                .build(written.id()));
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = page(visitor, area, 0, form, faults, language);
        page.setStatus(status);
        return page;
    }

    @GetMapping("/cong-bo/{id}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Locale language) {
        return one(visitor, id, done, MoveForm.EMPTY, Faults.NONE, language);
    }

    /** To a later moment, an earlier one, or to now. */
    @PostMapping("/cong-bo/{id}/giu-kin")
    ModelAndView move(
            Visitor visitor,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "gio", defaultValue = "") String time,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "ngay-bay-gio", required = false) @Nullable String now,
            @RequestParam(name = "version") String version,
            @RequestParam(name = "key") String key,
            Locale language) {
        MoveForm form = new MoveForm(time, day, reason);
        // What has passed is now: the service ends the embargo at its own time.
        Optional<Instant> until = now == null ? Vi.parseMoment(day, time) : Optional.of(Instant.EPOCH);
        Map<String, String> wrong = new HashMap<>();
        if (until.isEmpty()) {
            wrong.put("/until", messages.getMessage("moment.wrong", null, language));
        }
        if (reason.isBlank()) {
            wrong.put("/reason", messages.getMessage("publication.move.reason.none", null, language));
        }
        Faults faults = new Faults("", wrong);
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (wrong.isEmpty()) {
            try {
                publications.move(
                        visitor,
                        id,
                        new PublicationService.Move(until.orElseThrow(), reason.strip()),
                        new ReportService.Guard("\"" + version + "\"", key));
                return new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/cong-bo/{id}")
                                .queryParam("xong", "moved")
                                .build(id));
            } catch (ServiceRefusal refusal) {
                faults = Faults.of(refusal, MOVE_PLACES::contains);
                status = HttpStatus.valueOf(refusal.status());
            }
        }
        var page = one(visitor, id, null, form, faults, language);
        page.setStatus(status);
        return page;
    }

    private ModelAndView one(
            Visitor visitor, String id, @Nullable String done, MoveForm form, Faults faults, Locale language) {
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
        boolean publishes = publishes(visitor);
        page.addObject("moves", publishes ? publications.moves(visitor, id) : List.of());
        page.addObject("movable", publishes && !published.open());
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    @GetMapping("/cong-bo/{id}/tep/{format:xlsx|docx|csv}")
    ResponseEntity<byte[]> file(
            Visitor visitor, @PathVariable(name = "id") String id, @PathVariable(name = "format") String format) {
        return publications.file(visitor, id, format).answer();
    }

    private ModelAndView page(Visitor visitor, String asked, int number, Form form, Faults faults, Locale language) {
        boolean publishes = publishes(visitor);
        String area = areaOr(asked);
        var page = new ModelAndView("publications", Map.of("form", form, "faults", faults, "publishes", publishes));
        page.addObject("area", area);
        page.addObject("kept", area.equals(settings.province()) ? "" : "khu-vuc=" + UriUtils.encode(area, UTF_8) + "&");
        page.addObject("groups", publishes ? publications.groups(visitor) : List.of());
        page.addObject("communes", publishes ? communes(visitor, language) : List.of());
        page.addObject("province", settings.province());
        page.addObject("found", publications.list(visitor, area, number));
        page.addObject("periods", publishes ? periods(visitor) : List.of());
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static boolean publishes(Visitor visitor) {
        return visitor.has(Role.LEADER) || visitor.has(Role.REVIEWER);
    }

    private String areaOr(String asked) {
        return asked.isBlank() ? settings.province() : asked;
    }

    private List<PlanService.Unit> communes(Visitor visitor, Locale language) {
        return plans.communes(visitor, settings.province()).stream()
                .sorted(Comparator.comparing(PlanService.Unit::name, Collator.getInstance(language)))
                .toList();
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
