package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.Spanned.Against;

/**
 * Figures over any span of time, and how the reporting went in it. A span is a period of any kind ({@code period}), a range
 * ({@code from} and {@code to}) or the year up to a period ({@code yearTo}); {@code every} names the kind of the reports
 * that are added up, where it is not the form's own.
 */
@RestController
@RequestMapping("/api/v1/areas/{area}")
@Tag(name = "totals")
class SpanController {

    private final ReadSpans spans;
    private final ReadReporting reporting;
    private final AskedByTargets targets;
    private final Catalogue catalogue;
    private final Sights sights;

    SpanController(
            ReadSpans spans, ReadReporting reporting, AskedByTargets targets, Catalogue catalogue, Sights sights) {
        this.spans = spans;
        this.reporting = reporting;
        this.targets = targets;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    @GetMapping("/figures")
    @Operation(summary = "Figures of an area or group over a span of time, beside another span or what targets ask")
    Spanned.Figures figures(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable List<Against> compare,
            @RequestParam(required = false) @Nullable String baselineFrom,
            @RequestParam(required = false) @Nullable String baselineTo,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        List<Against> against = Objects.requireNonNullElse(compare, List.of(Against.PREVIOUS, Against.LAST_YEAR));
        boolean baseline = against.contains(Against.BASELINE);
        if (baseline != (baselineFrom != null && baselineTo != null)) {
            throw new Refusal(Refusal.Kind.MALFORMED, "baseline-malformed");
        }
        Spanned.Figures figures = spans.figures(
                caller,
                area,
                asked.question(catalogue, indicators),
                asked.span(catalogue),
                against,
                baselineFrom == null || baselineTo == null
                        ? null
                        : Span.range(asked.added(catalogue), baselineFrom, baselineTo),
                sights.at(asOf));
        return against.contains(Against.TARGET) ? figures.beside(targets.of(figures)) : figures;
    }

    @GetMapping("/figures/series")
    @Operation(summary = "Figures of an area or group for each period of a range, such as quarter by quarter")
    Spanned.Series series(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable PeriodKind every,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return spans.series(
                caller,
                area,
                Question.of(catalogue, template, basis, indicators),
                every == null ? Question.form(catalogue, template).periods() : every,
                Span.between(ReportingPeriod.asked(from), ReportingPeriod.asked(to)),
                sights.at(asOf));
    }

    @GetMapping("/figures/children")
    @Operation(summary = "Figures over a span of time of the areas one level below, or of those of a group")
    Spanned.Children children(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return spans.children(
                caller,
                area,
                asked.question(catalogue, indicators),
                asked.span(catalogue).span(),
                sights.at(asOf));
    }

    @GetMapping("/figures/children/series")
    @Operation(summary = "One indicator for each period of a range, of each area one level below or in a group")
    Spanned.ChildSeries childSeries(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam String indicator) {
        return spans.childSeries(
                caller,
                area,
                Question.of(catalogue, template, basis, List.of(indicator)),
                Question.form(catalogue, template).periods(),
                Span.between(ReportingPeriod.asked(from), ReportingPeriod.asked(to)),
                sights.at(asOf));
    }

    @GetMapping("/reporting")
    @Operation(
            summary = "How complete and timely the reports of an area or group are, and how long what lacks has lacked")
    Spanned.Reporting reporting(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable String asOf,
            PageRequest page) {
        return reporting.of(
                caller,
                area,
                asked.question(catalogue, List.of()),
                asked.span(catalogue).span(),
                page,
                sights.at(asOf));
    }
}
