package vn.pcmt.report.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.source.SourceFormat;
import vn.pcmt.report.workbook.XlsxMedia;

/** Imports over HTTP. A file is the body as it is; what comes of it is asked for afterwards. */
@RestController
@RequestMapping("/api/v1/report-imports")
@Tag(name = "report imports", description = "Many reports from one file")
class ImportController {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF_8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final BeginImport begin;
    private final ShowImport show;
    private final CancelImport cancel;
    private final HandBackRows handBack;

    ImportController(BeginImport begin, ShowImport show, CancelImport cancel, HandBackRows handBack) {
        this.begin = begin;
        this.show = show;
        this.cancel = cancel;
        this.handBack = handBack;
    }

    @PostMapping(consumes = {CSV, MediaType.APPLICATION_JSON_VALUE, XlsxMedia.VALUE})
    @Operation(
            summary = "Send a file with many reports; it is taken in in the background",
            description = """
                    A commune's own officers send reports of their commune, an administrator those of any commune in his
                    area; each revision bears the name of who sent the file. Each report is judged as if it were sent
                    alone, and one that is refused stops no other. A report is taken where nothing has come in yet, or
                    where the row names the revision on which it builds, or with replace=true.

                    CSV: a heading with the columns unit, and optionally period, template, revision, note, codes of
                    indicators, and empty:<section> for sections in which nothing happened; then a row per report. XLSX:
                    a workbook taken from /api/v1/report-workbooks, or a table like the CSV. Forms of others are read by a
                    mapping. dryRun=true judges only; confirm it at …/confirmation.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject("""
                        {"period": "2025-08", "reports": [
                         {"unit": "19429", "values": {"GC01": "2", "CA01": 39}, "nothingToReport": ["dia-ban"]}]}
                        """)),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("unit,period,GC01,CA01\n19429,2025-08,2,39\n")),
                                @Content(
                                        mediaType = XlsxMedia.VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    ResponseEntity<ImportView> begin(
            @RequestParam @Nullable String template,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean replace,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            HttpServletRequest request)
            throws IOException {
        begin.requireSender(caller);
        try (SentFile file = SentFile.receive(request.getInputStream())) {
            ImportOptions options = new ImportOptions(template, period, mapping, null, dryRun, replace);
            return accepted(begin.begin(file, format(request), options, caller, key), request);
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import has come")
    ImportView one(@PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        return show.view(show.require(id, caller), Problems.locale(request));
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Carry out for real what was tried")
    ResponseEntity<ImportView> confirm(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        begin.requireSender(caller);
        return accepted(begin.confirm(show.require(id, caller), caller, key), request);
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "Call it off",
            description = "It stops with the batches that are under way; what was taken stays taken.")
    ImportView cancel(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        begin.requireSender(caller);
        return show.view(cancel.cancel(show.require(id, caller)), Problems.locale(request));
    }

    @GetMapping("/{id}/rows")
    @Operation(summary = "Reports of the file that were not taken, with the reasons")
    Page<ImportView.Row> rows(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            PageRequest page,
            HttpServletRequest request) {
        return show.rows(show.require(id, caller), page, Problems.locale(request));
    }

    @GetMapping("/{id}/rows.csv")
    @Operation(summary = "The same as CSV, a line per error, safe to open in a spreadsheet")
    ResponseEntity<byte[]> csv(
            @PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        byte[] content = show.csv(show.require(id, caller), Problems.locale(request));
        return ResponseEntity.ok()
                .contentType(CSV_UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, XlsxMedia.attachment("loi-nhap-lieu.csv"))
                .body(content);
    }

    @GetMapping(value = "/{id}/workbook", produces = XlsxMedia.VALUE)
    @Operation(
            summary = "Reports of the file that were not taken, as a workbook with the errors beside them",
            description = "To be corrected and sent again. Of several forms or periods those of the first are in it.")
    void workbook(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HandBackRows.Writing workbook = handBack.prepare(show.require(id, caller), Problems.locale(request));
        response.setContentType(XlsxMedia.VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, XlsxMedia.attachment("bao-cao-can-sua.xlsx"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        workbook.to(response.getOutputStream());
    }

    private ResponseEntity<ImportView> accepted(ImportJob job, HttpServletRequest request) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/report-imports/" + job.id()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(show.view(job, Problems.locale(request)));
    }

    private static SourceFormat format(HttpServletRequest request) {
        MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return SourceFormat.JSON;
        }
        return type.isCompatibleWith(XlsxMedia.TYPE) ? SourceFormat.XLSX : SourceFormat.CSV;
    }
}
