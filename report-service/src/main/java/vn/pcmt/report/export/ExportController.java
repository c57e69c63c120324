package vn.pcmt.report.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.pcmt.kit.problem.Problems;
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
@Tag(name = "exports", description = "Figures as CSV, XLSX, DOCX, PDF, PNG and JSON")
class ExportController {

    private static final String FORMAT = "{format:csv|xlsx|docx|pdf|png|json}";
    private static final String OVER_TIME = "{format:csv|xlsx|png}";

    private final MakeFile makeFile;
    private final TakeFigures take;
    private final ReadPublications publications;
    private final AreaAccess access;
    private final Catalogue catalogue;
    private final Sights sights;

    ExportController(
            MakeFile makeFile,
            TakeFigures take,
            ReadPublications publications,
            AreaAccess access,
            Catalogue catalogue,
            Sights sights) {
        this.makeFile = makeFile;
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
        send(
                makeFile.read(caller, new MakeFile.Wanted(area, asked, asOf, indicators, format, service()))
                        .make(Problems.locale(request)),
                response);
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
        Exported exported =
                new Exported(content, null, MakeFile.lineage(service(), content, "{from}", "{to}"), By.PERIODS);
        send(makeFile.make(exported, format, Problems.locale(request)), response);
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
        Exported exported =
                new Exported(content, Exported.Vintage.of(published), MakeFile.lineage(service(), content), By.AREAS);
        send(makeFile.make(exported, format, Problems.locale(request)), response);
    }

    private static void send(MakeFile.Made file, HttpServletResponse response) throws IOException {
        response.setContentType(file.type().toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, XlsxMedia.attachment(file.name()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        file.body().writeTo(response.getOutputStream());
    }

    private static String service() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
