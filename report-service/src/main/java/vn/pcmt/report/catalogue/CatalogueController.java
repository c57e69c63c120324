package vn.pcmt.report.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;

/** Reads the catalogue; any authenticated caller may. */
@RestController
@Tag(name = "catalogue")
class CatalogueController {

    private final Catalogue catalogue;
    private final MessageSource messages;

    CatalogueController(Catalogue catalogue, MessageSource messages) {
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @GetMapping("/api/v1/indicators")
    @Operation(summary = "All indicators, entered and computed")
    List<Indicator> indicators() {
        return catalogue.indicators();
    }

    /** The titles follow the language of the request; the indicators carry both names. */
    @GetMapping("/api/v1/templates/{code}")
    @Operation(summary = "A form with its sections and indicators")
    Template template(@PathVariable String code, Locale locale) {
        Template template = catalogue
                .template(code)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", code));
        return new Template(
                template.code(),
                template.version(),
                title("template." + template.code(), template.name(), locale),
                template.periods(),
                template.sections().stream()
                        .map(section -> new Section(
                                section.id(),
                                title("section." + section.id(), section.title(), locale),
                                section.mayBeEmpty(),
                                section.indicators()))
                        .toList());
    }

    private String title(String key, String otherwise, Locale locale) {
        String title = messages.getMessage(key, null, otherwise, locale);
        return title == null ? otherwise : title;
    }
}
