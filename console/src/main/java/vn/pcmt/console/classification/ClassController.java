package vn.pcmt.console.classification;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.StandingService;
import vn.pcmt.console.services.StandingService.Wanted;

/** Units by class in a year, the arithmetic of each proposal, and the decision with its reason. */
@Controller
class ClassController {
    private static final Set<String> PLACES = Set.of("/reason", "/areaClass");
    private static final int UNITS = 100;
    private static final int YEARS = 4;
    private final StandingService standings;
    private final OverviewSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    ClassController(StandingService standings, OverviewSettings settings, MessageSource messages, Clock clock) {
        this.standings = standings;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What stands in the form.
     *
     * @param outcome FREE for free of drugs, else the class, NONE for no class; empty while nothing is chosen
     * @param keyRoute CO, KHONG or empty: whether the unit lies on a key route
     */
    record Form(String outcome, String keyRoute, String reason) {
        static final Form EMPTY = new Form("", "", "");

        @Nullable
        Boolean onKeyRoute() {
            return keyRoute.isEmpty() ? null : keyRoute.equals("CO");
        }

        Wanted wanted() {
            boolean free = outcome.equals("FREE");
            return new Wanted(free || outcome.equals("NONE") ? null : outcome, free, onKeyRoute(), reason.strip());
        }
    }

    @GetMapping("/phan-loai")
    ModelAndView list(
            Visitor visitor,
            @RequestParam(name = "nam", required = false) @Nullable Integer asked,
            @RequestParam(name = "trang", defaultValue = "0") int page) {
        int year = year(asked);
        var model = new ModelAndView("classes");
        model.addObject("c", standings.classes(visitor, settings.province(), year, Math.max(0, page), UNITS));
        model.addObject("years", years());
        return model;
    }

    @GetMapping("/phan-loai/{unit}")
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "unit") String unit,
            @RequestParam(name = "nam", required = false) @Nullable Integer asked,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, unit, year(asked), Form.EMPTY, Faults.NONE, HttpStatus.OK)
                .addObject("done", done);
    }

    @PostMapping("/phan-loai/{unit}")
    ModelAndView decide(
            Visitor visitor,
            @PathVariable(name = "unit") String unit,
            @RequestParam(name = "nam") int year,
            @RequestParam(name = "loai", defaultValue = "") String outcome,
            @RequestParam(name = "tuyen", defaultValue = "") String keyRoute,
            @RequestParam(name = "lydo", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            Locale language) {
        Form form = new Form(outcome, keyRoute, reason);
        if (outcome.isEmpty() || reason.isBlank()) {
            Faults faults = outcome.isEmpty()
                    ? Faults.beside("/areaClass", messages.getMessage("class.choose", null, language))
                    : Faults.beside("/reason", messages.getMessage("class.reason.none", null, language));
            return page(visitor, unit, year, form, faults, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            standings.decide(visitor, unit, year, form.wanted(), new Guard(etag, key));
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                throw refusal;
            }
            return page(
                    visitor,
                    unit,
                    year,
                    form,
                    Faults.of(refusal, PLACES::contains),
                    HttpStatus.valueOf(refusal.status()));
        }
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath("/phan-loai/{unit}")
                        .queryParam("nam", year)
                        .queryParam("xong", 1)
                        .buildAndExpand(unit)
                        .encode());
    }

    private ModelAndView page(Visitor visitor, String unit, int year, Form form, Faults faults, HttpStatus status) {
        var known = standings.classesOf(visitor, unit, year, form.onKeyRoute());
        var page = new ModelAndView("class");
        page.addObject("c", known.value());
        page.addObject("etag", known.etag());
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.addObject("years", years());
        page.addObject("decides", visitor.has(Role.REVIEWER));
        page.addObject("key", UUID.randomUUID().toString());
        page.setStatus(status);
        return page;
    }

    private int year(@Nullable Integer asked) {
        return asked == null || asked < 2000 || asked > 2100 ? thisYear() : asked;
    }

    private int thisYear() {
        return Year.now(clock.withZone(Vi.ZONE)).getValue();
    }

    private List<Integer> years() {
        return IntStream.range(0, YEARS).map(back -> thisYear() - back).boxed().toList();
    }
}
