package vn.pcmt.report.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * Templates over HTTP: any authenticated caller reads them, administrators publish. A version is never changed, so its
 * number is the entity tag of the template. Names, titles and hints of a form follow the language of the request.
 */
@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "catalogue")
class TemplateController {

    private final Catalogue catalogue;
    private final PublishTemplate publish;

    TemplateController(Catalogue catalogue, PublishTemplate publish) {
        this.catalogue = catalogue;
        this.publish = publish;
    }

    /**
     * A template in a list.
     *
     * @param version of the latest
     */
    record Line(
            String code,
            int version,
            String name,
            PeriodKind periods,
            @Nullable ReportingPeriod appliesFrom) {
        static Line of(Template template) {
            return new Line(
                    template.code(), template.version(), template.name(), template.periods(), template.appliesFrom());
        }
    }

    /**
     * A version in a list.
     *
     * @param appliesFrom first period it is for; null for the beginning
     */
    record Published(String code, int version, @Nullable String appliesFrom, String by, Instant at) {
        static Published of(TemplateVersion version) {
            return new Published(
                    version.code(), version.version(), version.text().appliesFrom(), version.by(), version.at());
        }
    }

    @GetMapping
    @Operation(summary = "All templates as of their latest versions, without their fields")
    List<Line> list(Locale locale) {
        return catalogue.templates().stream()
                .map(template -> Line.of(template.in(locale)))
                .toList();
    }

    @GetMapping("/{code}")
    @Operation(
            summary = "A form with its sections, indicators and narratives: the latest version, or the one in force for"
                    + " a period; all of it, or what reports of a level fill in")
    ResponseEntity<Template> one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable ReportingLevel level,
            Locale locale) {
        Optional<Template> form =
                period == null ? catalogue.template(code) : catalogue.inForce(code, ReportingPeriod.asked(period));
        return shown(level == null ? form : form.map(one -> one.of(level)), code, locale);
    }

    @GetMapping("/{code}/versions")
    @Operation(
            summary = "The versions of a template, the first one first: from which period, published by whom and when")
    List<Published> versions(@PathVariable String code) {
        return published(code).stream().map(Published::of).toList();
    }

    @GetMapping("/{code}/versions/{version}")
    @Operation(summary = "One version of a form")
    ResponseEntity<Template> version(
            @PathVariable String code,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable ReportingLevel level,
            Locale locale) {
        Optional<Template> form = catalogue.template(code, version);
        return shown(level == null ? form : form.map(one -> one.of(level)), code + " " + version, locale);
    }

    @GetMapping("/{code}/versions/{version}/file")
    @Operation(summary = "One version as a file that can be published again, here or elsewhere")
    ResponseEntity<TemplateText> file(@PathVariable String code, @PathVariable int version) {
        TemplateText text = published(code).stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .map(TemplateVersion::text)
                .orElseThrow(() -> unknown(code + " " + version));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(code + "-" + version + ".json")
                                .build()
                                .toString())
                .body(text);
    }

    @PostMapping(path = "/{code}/versions", params = "dryRun=true")
    @Operation(summary = "What publishing would change, and how many reports would go by it; nothing is published")
    PublishTemplate.Effect tryOut(@PathVariable String code, @Valid @RequestBody TemplateText text, Caller caller) {
        return publish.tryOut(code, text, caller);
    }

    /** A template that does not exist yet begins with {@code If-Match: "0"}. */
    @PostMapping(path = "/{code}/versions", params = "dryRun!=true")
    @Operation(summary = "Publish the next version of a template, or a new template with If-Match \"0\"")
    ResponseEntity<Published> publish(
            @PathVariable String code,
            @Valid @RequestBody TemplateText text,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        TemplateVersion published = publish.handle(code, text, caller, expected, key);
        return ResponseEntity.created(URI.create("/api/v1/templates/" + code + "/versions/" + published.version()))
                .eTag(ETags.of(published.version()))
                .body(Published.of(published));
    }

    private List<TemplateVersion> published(String code) {
        List<TemplateVersion> versions = catalogue.content().published().get(code);
        if (versions == null) {
            throw unknown(code);
        }
        return versions;
    }

    private static ResponseEntity<Template> shown(Optional<Template> found, String asked, Locale locale) {
        Template template = found.orElseThrow(() -> unknown(asked)).in(locale);
        return ResponseEntity.ok().eTag(ETags.of(template.version())).body(template);
    }

    private static Refusal unknown(String asked) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", asked);
    }
}
