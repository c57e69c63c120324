package vn.pcmt.report.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;

/** Reads the catalogue; any authenticated caller may. */
@RestController
@Tag(name = "catalogue")
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/v1/indicators")
    @Operation(summary = "All indicators, entered and computed")
    List<Indicator> indicators() {
        return catalogue.indicators();
    }

    /** Name, titles and hints follow the language of the request; the indicators carry both names. */
    @GetMapping("/api/v1/templates/{code}")
    @Operation(summary = "A form with its sections and indicators, as of its latest version")
    Template template(@PathVariable String code, Locale locale) {
        return catalogue
                .template(code)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", code))
                .in(locale);
    }
}
