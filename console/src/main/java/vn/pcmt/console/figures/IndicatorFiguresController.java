package vn.pcmt.console.figures;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Span;

/** One indicator over time; the months of the areas below come when the reader gets there. */
@Controller
class IndicatorFiguresController {
    private final ShowIndicator show;
    private final FigureService figures;
    private final OverviewSettings settings;

    IndicatorFiguresController(ShowIndicator show, FigureService figures, OverviewSettings settings) {
        this.show = show;
        this.figures = figures;
        this.settings = settings;
    }

    /** The indicator that was chosen in the list, which has no script to go there by itself. */
    @GetMapping("/chi-tieu")
    String start(
            @RequestParam(name = "chon", defaultValue = "CA01") String code,
            @RequestParam(name = "dia-ban", required = false) @Nullable String area) {
        var to = UriComponentsBuilder.fromPath("/chi-tieu/{code}");
        if (area != null) {
            to.queryParam("dia-ban", "{area}");
        }
        return "redirect:"
                + to.encode().buildAndExpand(java.util.Map.of("code", code, "area", area == null ? "" : area));
    }

    @GetMapping("/chi-tieu/{code:[A-Z]{2,4}\\d{2,3}}")
    String page(
            Visitor visitor,
            @PathVariable(name = "code") String code,
            @RequestParam(name = "dia-ban", required = false) @Nullable String area,
            @RequestParam(name = "tu", required = false) @Nullable String from,
            @RequestParam(name = "den", required = false) @Nullable String to,
            @RequestParam(name = "buoc", required = false) @Nullable String step,
            @RequestParam(name = "goc", defaultValue = "TODAY") String basis,
            Model model) {
        var wanted = new ShowIndicator.Wanted(
                area == null || area.isBlank() ? settings.province() : area,
                from,
                to,
                step,
                "AS_THEN".equals(basis) ? "AS_THEN" : "TODAY");
        IndicatorPage page = show.of(visitor, code, wanted);
        if (page == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("p", page);
        model.addAttribute("province", settings.province());
        model.addAttribute("asks", visitor.has(Role.LEADER));
        return "indicator";
    }

    @GetMapping("/chi-tieu/{code:[A-Z]{2,4}\\d{2,3}}/don-vi")
    String neighbours(
            Visitor visitor,
            @PathVariable(name = "code") String code,
            @RequestParam(name = "dia-ban") String area,
            @RequestParam(name = "den", required = false) @Nullable String to,
            @RequestParam(name = "goc", defaultValue = "TODAY") String basis,
            Model model) {
        YearMonth last = Stretch.of(null, to, null, show.current(visitor)).to();
        Span span = new Span(
                settings.template(),
                null,
                last.minusMonths(Multiple.MONTHS - 1L).toString(),
                last.toString(),
                null,
                basis);
        model.addAttribute("list", Neighbours.of(figures.childSeries(visitor, area, span, code), code));
        model.addAttribute("code", code);
        return "indicator :: neighbours";
    }
}
