package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;

/** The rules that the sums of an area break, for its reviewers. */
@RestController
@Tag(name = "rules")
class AreaFindingsController {

    private final ReadAreaFindings read;
    private final Catalogue catalogue;

    AreaFindingsController(ReadAreaFindings read, Catalogue catalogue) {
        this.read = read;
        this.catalogue = catalogue;
    }

    @GetMapping("/api/v1/areas/{area}/findings")
    @Operation(summary = "Rules that the sums of an area break in one period")
    ReadAreaFindings.AreaFindings findings(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam String period,
            Locale locale) {
        return read.of(caller, area, Question.form(catalogue, template), ReportingPeriod.asked(period), locale);
    }
}
