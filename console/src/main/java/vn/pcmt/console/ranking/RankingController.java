package vn.pcmt.console.ranking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.StandingService;
import vn.pcmt.console.services.StandingService.Ranking;

/** Who stands where among its peers in a period, and how a unit's rank went. */
@Controller
class RankingController {
    private static final int PERIODS = 25;
    private static final int UNITS = 200;
    private static final int HISTORY = 12;
    private final ReportService reports;
    private final StandingService standings;
    private final FigureService figures;
    private final OverviewSettings settings;

    RankingController(
            ReportService reports, StandingService standings, FigureService figures, OverviewSettings settings) {
        this.reports = reports;
        this.standings = standings;
        this.figures = figures;
        this.settings = settings;
    }

    @GetMapping("/xep-hang")
    String page(
            Visitor visitor,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "trang", defaultValue = "0") int page,
            Model model) {
        String form = settings.template();
        var time = PeriodChoice.of(
                reports.periods(visitor, form, PERIODS), Vi.month(period).isPresent() ? period : null);
        try (var services = new AskTogether()) {
            var measures = services.ask("indicators", () -> figures.measures(visitor));
            Ranking ranking =
                    standings.ranking(visitor, settings.province(), form, time.period(), Math.max(0, page), UNITS);
            List<Measure> known = measures.orNull();
            Map<String, String> names = known == null
                    ? Map.of()
                    : known.stream().collect(Collectors.toMap(Measure::code, Measure::label, (a, b) -> a));
            model.addAttribute(
                    "p",
                    new RankingPage(
                            time, ranking, RankingPage.groups(ranking.units().items()), names));
        }
        model.addAttribute("province", settings.province());
        return "ranking";
    }

    /** The ranks of one unit, opened beside its line. */
    @GetMapping("/xep-hang/{unit}/cac-ky")
    String history(
            Visitor visitor,
            @PathVariable(name = "unit") String unit,
            @RequestParam(name = "ky") String until,
            Model model) {
        model.addAttribute(
                "h", standings.history(visitor, settings.province(), unit, settings.template(), until, HISTORY));
        return "ranking :: history";
    }
}
