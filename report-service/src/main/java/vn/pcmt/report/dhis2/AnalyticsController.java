package vn.pcmt.report.dhis2;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Catalogue;

/** DHIS2's resource of the same name, as dashboards use it to read figures. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "DHIS2", description = "For systems that speak to DHIS2")
class AnalyticsController {

    private final ReadAnalytics read;

    AnalyticsController(ReadAnalytics read) {
        this.read = read;
    }

    @GetMapping({"/analytics", "/analytics.json"})
    @Operation(summary = "Accepted figures of areas and periods, as DHIS2's analytics answer", description = """
                    dimension=dx:GC01;CA01, dimension=pe:202508;2025Q3 and dimension=ou:19429;44, each once; filter= for one of
                    one item that is not to be a column. dx are codes of indicators, ou keys, codes or names of areas, pe
                    periods as DHIS2 writes them, with the days of Decree 09/2019/NĐ-CP. What is missing has no row, as in
                    DHIS2. Beyond DHIS2 the answer says, under quality, how complete each area and period is.""")
    Analytics analytics(
            @RequestParam List<String> dimension,
            @RequestParam(defaultValue = "") List<String> filter,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(defaultValue = "TODAY") Basis basis,
            @Parameter(hidden = true) Caller caller,
            Locale locale) {
        return read.of(caller, dimension, filter, template, basis, locale);
    }
}
