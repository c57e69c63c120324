package vn.pcmt.report.lineage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.AskedSpan;

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
            @ParameterObject AskedSpan asked,
            PageRequest page) {
        return lineage.of(caller, area, asked.question(catalogue, List.of(indicator)), asked.span(catalogue), page);
    }

    @GetMapping("/movement")
    @Operation(
            summary =
                    "Why the sums behind a figure moved between two moments: which reports, by how much, what happened")
    Movement movement(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @PathVariable String indicator,
            @ParameterObject AskedSpan asked,
            @RequestParam String since,
            @RequestParam(required = false) @Nullable String until,
            PageRequest page) {
        return movement.of(
                caller, area, asked.question(catalogue, List.of(indicator)), asked.span(catalogue), since, until, page);
    }
}
