package vn.pcmt.report.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.file.FileDownload;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;

/** The files of a report over HTTP: a file is the body as it is. Binds; decides nothing. */
@RestController
@RequestMapping("/api/v1/reports/{id}/attachments")
@Tag(name = "attachments")
class AttachmentController {

    private final AddAttachment add;
    private final RemoveAttachment remove;
    private final ReadAttachments read;
    private final StoredFiles files;
    private final Clock clock;

    AttachmentController(
            AddAttachment add,
            RemoveAttachment remove,
            ReadAttachments read,
            StoredFiles attachmentFiles,
            Clock clock) {
        this.add = add;
        this.remove = remove;
        this.read = read;
        this.files = attachmentFiles;
        this.clock = clock;
    }

    // A form's body would be taken for parameters before anybody could read it as a file.
    @PostMapping(consumes = "!" + MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(
            summary = "Put a file with a report: PDF, PNG, JPEG, DOCX or XLSX, found out by its content",
            description = "The body is the file itself. A submission carries it once it names its id, the SHA-256 of"
                    + " its content; a file that none has named for long is removed",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<AddAttachment.Added> add(
            @PathVariable String id,
            @RequestParam @Nullable String name,
            HttpServletRequest request,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key)
            throws IOException {
        AddAttachment.Added added =
                add.add(ReportId.parse(id), name, request.getInputStream(), caller, expected, key, clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(added.version()))
                .body(added);
    }

    @GetMapping
    @Operation(summary = "The files of a report, to others than its unit only those that were sent")
    ResponseEntity<List<ReadAttachments.Line>> all(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        ReadAttachments.Listing listing = read.all(ReportId.parse(id), caller);
        return ResponseEntity.ok().eTag(ETags.of(listing.version())).body(listing.items());
    }

    @GetMapping("/{sha256}")
    @Operation(summary = "One file, always as a download")
    ResponseEntity<InputStreamResource> one(
            @PathVariable String id, @PathVariable String sha256, @Parameter(hidden = true) Caller caller) {
        return FileDownload.of(read.one(ReportId.parse(id), sha256, caller), files);
    }

    @DeleteMapping("/{sha256}")
    @Operation(summary = "Take a file away that no revision carries")
    ResponseEntity<ReportOutcome> remove(
            @PathVariable String id,
            @PathVariable String sha256,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        ReportOutcome outcome = remove.remove(ReportId.parse(id), sha256, caller, expected, key);
        return ResponseEntity.ok().eTag(ETags.of(outcome.version())).body(outcome);
    }
}
