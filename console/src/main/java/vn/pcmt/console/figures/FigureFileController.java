package vn.pcmt.console.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.ReportingService;
import vn.pcmt.console.services.StandingService;

/** What a screen of figures shows, as a file. */
@Controller
class FigureFileController {
    private final FigureService figures;
    private final ReportingService reporting;
    private final StandingService standings;
    private final OverviewSettings settings;

    FigureFileController(
            FigureService figures, ReportingService reporting, StandingService standings, OverviewSettings settings) {
        this.figures = figures;
        this.reporting = reporting;
        this.standings = standings;
        this.settings = settings;
    }

    @GetMapping("/so-lieu/{area}/tep/{format:xlsx|docx|pdf|csv|png}")
    ResponseEntity<byte[]> file(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @PathVariable(name = "format") String format,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "tu", required = false) @Nullable String from,
            @RequestParam(name = "den", required = false) @Nullable String to,
            @RequestParam(name = "goc", defaultValue = "TODAY") String basis,
            @RequestParam(name = "chi-tieu", defaultValue = "") List<String> indicators) {
        Span span = new Span(settings.template(), period, from, to, null, basis);
        return figures.file(visitor, area, span, indicators, format).answer();
    }

    /** What one chart of figures over time shows. */
    @GetMapping("/so-lieu/{area}/theo-ky/{format:xlsx|png}")
    ResponseEntity<byte[]> overTime(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @PathVariable(name = "format") String format,
            @RequestParam(name = "tu") String from,
            @RequestParam(name = "den") String to,
            @RequestParam(name = "goc", defaultValue = "TODAY") String basis,
            @RequestParam(name = "chi-tieu") List<String> indicators) {
        Span span = new Span(settings.template(), null, from, to, null, basis);
        return figures.fileOverTime(visitor, area, span, indicators, format).answer();
    }

    /** What the charts of reports show: the table of states, the map, how long what lacks has lacked. */
    @GetMapping("/so-lieu/{area}/nop-bao-cao/{format:xlsx|png}")
    ResponseEntity<byte[]> reporting(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @PathVariable(name = "format") String format,
            @RequestParam(name = "ky", required = false) @Nullable String period,
            @RequestParam(name = "tu", required = false) @Nullable String from,
            @RequestParam(name = "den", required = false) @Nullable String to) {
        Span span = new Span(settings.template(), period, from, to, null, "TODAY");
        return reporting.file(visitor, area, span, format).answer();
    }

    /** Who stands where among its peers. */
    @GetMapping("/so-lieu/{area}/xep-hang/{format:xlsx|png}")
    ResponseEntity<byte[]> ranking(
            Visitor visitor,
            @PathVariable(name = "area") String area,
            @PathVariable(name = "format") String format,
            @RequestParam(name = "ky") String period) {
        return standings
                .rankingFile(visitor, area, settings.template(), period, format)
                .answer();
    }
}
