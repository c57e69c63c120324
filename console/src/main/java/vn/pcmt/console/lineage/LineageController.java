package vn.pcmt.console.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.LineageService;
import vn.pcmt.console.services.LineageService.Lineage;
import vn.pcmt.console.services.LineageService.Movement;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ServiceRefusal;

/** What one figure is made of, made anew from the reports; and what moved it between two moments. */
@Controller
class LineageController {
    private static final int PERIODS = 25;
    private final LineageService lineages;
    private final FigureService figures;
    private final ReportService reports;
    private final OverviewSettings settings;
    private final MessageSource messages;

    LineageController(
            LineageService lineages,
            FigureService figures,
            ReportService reports,
            OverviewSettings settings,
            MessageSource messages) {
        this.lineages = lineages;
        this.figures = figures;
        this.reports = reports;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/nguon-so-lieu")
    String page(
            Visitor visitor,
            @RequestParam(name = "dia-ban", required = false) @Nullable String wantedArea,
            @RequestParam(name = "chi-tieu", defaultValue = "CA01") String indicator,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "tu-ngay", defaultValue = "") String sinceDay,
            @RequestParam(name = "tu-gio", defaultValue = "00:00") String sinceTime,
            @RequestParam(name = "den-ngay", defaultValue = "") String untilDay,
            @RequestParam(name = "den-gio", defaultValue = "00:00") String untilTime,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Locale language,
            Model model) {
        String area = wantedArea == null || wantedArea.isBlank() ? settings.province() : wantedArea;
        var time = PeriodChoice.of(reports.periods(visitor, settings.template(), PERIODS), period);
        Span span = Span.period(settings.template(), time.period());
        Optional<Instant> since = Vi.parseMoment(sinceDay, sinceTime);
        Optional<Instant> until = Vi.parseMoment(untilDay, untilTime);
        boolean asked = !(sinceDay.isBlank() && untilDay.isBlank());
        boolean unclear = asked && (since.isEmpty() || until.isEmpty() && !untilDay.isBlank());
        try (var services = new AskTogether()) {
            var made =
                    services.ask("lineage", () -> lineages.lineage(visitor, area, indicator, span, Math.max(0, page)));
            var measures = services.ask("indicators", () -> figures.measures(visitor));
            Block<Lineage> lineage = made.leading();
            model.addAttribute("l", lineage);
            model.addAttribute(
                    "measures", Optional.ofNullable(measures.orNull()).orElse(List.of()));
            model.addAttribute("names", names(measures.orNull()));
        }
        Faults faults =
                unclear ? Faults.beside("/since", messages.getMessage("moment.wrong", null, language)) : Faults.NONE;
        Movement movement = null;
        if (since.isPresent() && !unclear) {
            try {
                movement = lineages.movement(visitor, area, indicator, span, since.get(), until.orElse(null), 0);
            } catch (ServiceRefusal refusal) {
                faults = Faults.beside("/since", refusal.problem().words(List.of()));
            }
        }
        model.addAttribute("m", movement);
        model.addAttribute("faults", faults);
        model.addAttribute("time", time);
        model.addAttribute("area", area);
        model.addAttribute("indicator", indicator);
        model.addAttribute("reviews", !visitor.ofCommune());
        model.addAttribute("typed", Map.of("sd", sinceDay, "st", sinceTime, "ud", untilDay, "ut", untilTime));
        return "lineage";
    }

    private static Map<String, String> names(@Nullable List<Measure> measures) {
        return measures == null
                ? Map.of()
                : measures.stream().collect(Collectors.toMap(Measure::code, Measure::label, (a, b) -> a));
    }
}
