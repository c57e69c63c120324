package vn.pcmt.report.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.export.Exported.By;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.ReadPublications;
import vn.pcmt.report.publication.ReadPublications.Edition;
import vn.pcmt.report.publication.ReadPublications.Published;
import vn.pcmt.report.publication.TakeFigures;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.workbook.XlsxMedia;

/** Figures as files, over HTTP: for whoever may read them, in the edition that he may read. */
@RestController
@RequestMapping("/api/v1")
@EnableConfigurationProperties(ExportSettings.class)
@Tag(name = "exports", description = "Figures as CSV, XLSX, DOCX, PDF, PNG and JSON")
class ExportController {

    private static final String FORMAT = "{format:csv|xlsx|docx|pdf|png|json}";
    private static final String OVER_TIME = "{format:csv|xlsx|png}";

    private final Map<String, Rendering> renderings;
    private final TakeFigures take;
    private final ReadPublications publications;
    private final AreaAccess access;
    private final Catalogue catalogue;
    private final Sights sights;

    ExportController(
            List<Rendering> renderings,
            TakeFigures take,
            ReadPublications publications,
            AreaAccess access,
            Catalogue catalogue,
            Sights sights) {
        this.renderings = renderings.stream().collect(Collectors.toMap(Rendering::extension, Function.identity()));
        this.take = take;
        this.publications = publications;
        this.access = access;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    @GetMapping("/areas/{area}/figures." + FORMAT)
    @Operation(summary = "The figures of an area and of those below it as a file", description = """
                    The span is asked for as that of the figures. A chart is of one indicator. PDF needs LibreOffice on the
                    server. What is missing is said, never written as a number.""")
    void live(
            @PathVariable String area,
            @PathVariable String format,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Content content = take.of(
                caller,
                access.require(caller, area),
                asked.question(catalogue, indicators),
                asked.span(catalogue),
                asOf == null ? sights.readAnew() : sights.at(asOf));
        send(new Exported(content, null, lineage(content), By.AREAS), format, request, response);
    }

    @GetMapping("/areas/{area}/series." + OVER_TIME)
    @Operation(summary = "The figures of an area for each period of a range as a file", description = """
                    The range is asked for as that of the series, by "from" and "to": two months for one row each month, two
                    quarters for one each quarter. A chart is of one indicator.""")
    void overTime(
            @PathVariable String area,
            @PathVariable String format,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Content content = take.overTime(
                caller,
                access.require(caller, area),
                asked.question(catalogue, indicators),
                asked.span(catalogue),
                asked.parts(),
                asOf == null ? sights.readAnew() : sights.at(asOf));
        send(new Exported(content, null, lineage(content, "{from}", "{to}"), By.PERIODS), format, request, response);
    }

    @GetMapping("/publications/{id}/figures." + FORMAT)
    @Operation(summary = "A publication as a file, in the edition that the caller may read")
    void published(
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable Edition edition,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Published published = publications.one(caller, id, edition);
        Content content = published.figures().only(indicators);
        send(
                new Exported(content, Exported.Vintage.of(published), lineage(content), By.AREAS),
                format,
                request,
                response);
    }

    private void send(Exported exported, String format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Rendering rendering = renderings.get(format);
        if (rendering == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "format-unknown", format);
        }
        Rendering.Rendered file = rendering.render(exported, Problems.locale(request));
        response.setContentType(rendering.type().toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, XlsxMedia.attachment(exported.fileName(rendering.extension())));
        response.setHeader("X-Content-Type-Options", "nosniff");
        file.write(response.getOutputStream());
    }

    private static String lineage(Content content) {
        return lineage(content, content.first(), content.last());
    }

    private static String lineage(Content content, String from, String to) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                + "/api/v1/areas/{area}/figures/{indicator}/lineage?template=" + content.template() + "&every="
                + content.every() + "&from=" + from + "&to=" + to + "&basis="
                + content.basis();
    }
}
