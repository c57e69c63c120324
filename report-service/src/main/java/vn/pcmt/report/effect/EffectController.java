package vn.pcmt.report.effect;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.submission.ReportId;

/** The effect of revisions over HTTP. */
@RestController
@Tag(name = "reports")
class EffectController {

    private final ReadEffect effect;

    EffectController(ReadEffect effect) {
        this.effect = effect;
    }

    @GetMapping("/api/v1/reports/{id}/revisions/{number}/effect")
    @Operation(
            summary = "Which totals a revision moved when it came in and when it was accepted, by how much and why",
            description =
                    "The values before and after are those that the report itself gives to the total of an area; only"
                            + " the difference is that of the total.")
    RevisionEffect effect(@PathVariable String id, @PathVariable int number, @Parameter(hidden = true) Caller caller) {
        return effect.of(ReportId.parse(id), number, caller);
    }
}
