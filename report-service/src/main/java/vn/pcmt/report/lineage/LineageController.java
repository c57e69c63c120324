package vn.pcmt.report.lineage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.Span;

/** What a figure is made of, over HTTP. The span is asked for as that of the figures. */
@RestController
@RequestMapping("/api/v1/areas/{area}/figures/{indicator}")
@Tag(name = "lineage", description = "What a figure is made of and why it moved")
class LineageController {

    private final ReadLineage lineage;
    private final ReadMovement movement;
    private final Catalogue catalogue;

    LineageController(ReadLineage lineage, ReadMovement movement, Catalogue catalogue) {
        this.lineage = lineage;
        this.movement = movement;
        this.catalogue = catalogue;
    }

    @GetMapping("/lineage")
    @Operation(
            summary = "The revisions of reports behind a figure, who sent and accepted them, and the figure made anew")
    Lineage lineage(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @PathVariable String indicator,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable PeriodKind every,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String yearTo,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            PageRequest page) {
        return lineage.of(
                caller,
                area,
                question(template, basis, indicator),
                Span.asked(kind(template, every), period, from, to, yearTo),
                page);
    }

    @GetMapping("/movement")
    @Operation(
            summary =
                    "Why the sums behind a figure moved between two moments: which reports, by how much, what happened")
    Movement movement(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @PathVariable String indicator,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable PeriodKind every,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String yearTo,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @RequestParam String since,
            @RequestParam(required = false) @Nullable String until,
            PageRequest page) {
        return movement.of(
                caller,
                area,
                question(template, basis, indicator),
                Span.asked(kind(template, every), period, from, to, yearTo),
                since,
                until,
                page);
    }

    private Question question(String template, Basis basis, String indicator) {
        return Question.of(catalogue, template, basis, List.of(indicator));
    }

    private PeriodKind kind(String template, @Nullable PeriodKind every) {
        return every == null ? Question.form(catalogue, template).periods() : every;
    }
}
