package vn.pcmt.report.exportjob;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.export.MakeFile;
import vn.pcmt.report.exportjob.ExportJob.Kept;
import vn.pcmt.report.exportjob.ShowExport.ExportView;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.workbook.XlsxMedia;

/** Files that take a while, over HTTP: asked for, looked after, called off, fetched. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "exports")
class ExportJobController {

    private final BeginExport begin;
    private final ShowExport show;
    private final CancelExport cancel;
    private final ExportFiles files;

    ExportJobController(BeginExport begin, ShowExport show, CancelExport cancel, ExportFiles files) {
        this.begin = begin;
        this.show = show;
        this.cancel = cancel;
        this.files = files;
    }

    @PostMapping("/areas/{area}/exports")
    @Operation(summary = "Have a file of the figures of an area made in the background", description = """
                    The same file as figures.{format}, for those that take long. An account has few under way at a time. What
                    can be refused at once is refused here; the file is for who asked alone, and goes after a while.""")
    ResponseEntity<ExportView> begin(
            @PathVariable String area,
            @RequestParam @Schema(allowableValues = {"csv", "xlsx", "docx", "pdf", "png", "json"}) String format,
            @ParameterObject AskedSpan asked,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable List<String> indicators,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        MakeFile.Wanted wanted = new MakeFile.Wanted(
                area,
                asked,
                asOf,
                indicators,
                format,
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        ExportJob job = begin.begin(wanted, Problems.locale(request), caller, key);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/exports/" + job.id()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(show.view(job, Problems.locale(request)));
    }

    @GetMapping("/exports/{id}")
    @Operation(summary = "How far a file is")
    ExportView one(@PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        return show.view(show.require(id, caller), Problems.locale(request));
    }

    @PostMapping("/exports/{id}/cancellation")
    @Operation(summary = "Call it off", description = "One that is there already stays until its time is over.")
    ExportView cancel(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            HttpServletRequest request) {
        return show.view(cancel.cancel(id, caller), Problems.locale(request));
    }

    @GetMapping("/exports/{id}/file")
    @Operation(summary = "The file, once it is there")
    ResponseEntity<InputStreamResource> file(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        Kept file = show.file(id, caller);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, XlsxMedia.attachment(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(files.open(file.stored())));
    }
}
