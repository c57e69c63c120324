package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;

/** The figures of areas, with their coverage and freshness. */
@RestController
@RequestMapping("/api/v1/areas/{area}")
@Tag(name = "totals")
class TotalsController {

    private static final int DEFAULT_SERIES = 13;

    private final ReadTotals totals;
    private final ReadCompleteness completeness;
    private final Catalogue catalogue;
    private final ReportingCalendar calendar;
    private final Sights sights;

    TotalsController(
            ReadTotals totals,
            ReadCompleteness completeness,
            Catalogue catalogue,
            ReportingCalendar calendar,
            Sights sights) {
        this.totals = totals;
        this.completeness = completeness;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.sights = sights;
    }

    @GetMapping("/totals")
    @Operation(summary = "All figures of an area in one period; the current period unless another is named")
    Shown.Totals totals(
            Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return totals.totals(
                caller, area, question(template, basis, indicators), period(template, period, asOf), sights.at(asOf));
    }

    @GetMapping("/totals/series")
    @Operation(summary = "Figures of an area over time; the latest thirteen periods unless others are named")
    Shown.Series series(
            Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        ReportingPeriod last = period(template, to, asOf);
        ReportingPeriod first = from == null ? last.minus(DEFAULT_SERIES - 1) : ReportingPeriod.asked(from);
        return totals.series(caller, area, question(template, basis, indicators), first, last, sights.at(asOf));
    }

    @GetMapping("/children")
    @Operation(summary = "Figures of the areas one level below")
    Shown.Children children(
            Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return totals.children(
                caller, area, question(template, basis, indicators), period(template, period, asOf), sights.at(asOf));
    }

    @GetMapping("/completeness")
    @Operation(summary = "Which units of an area have reported and which have not")
    Shown.WhoReported completeness(
            Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis) {
        return completeness.of(
                caller, area, question(template, basis, List.of()), period(template, period, asOf), sights.at(asOf));
    }

    private Question question(String template, Basis basis, @Nullable List<String> indicators) {
        return Question.of(catalogue, template, basis, indicators);
    }

    /** The period asked for; else the latest of those the form is for. */
    private ReportingPeriod period(String template, @Nullable String text, @Nullable String asOf) {
        return text == null
                ? calendar.current(
                        Question.form(catalogue, template).periods(),
                        asOf == null ? sights.now().at() : sights.moment(asOf))
                : ReportingPeriod.asked(text);
    }
}
