package vn.pcmt.plan.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.file.FileDownload;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** Evidence over HTTP: a file is the body as it is, a value is JSON. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/evidence")
@Tag(name = "tasks")
class EvidenceController {
    private final AddEvidence addEvidence;
    private final TaskDirectory directory;
    private final StoredFiles files;
    private final TaskAccess access;

    EvidenceController(AddEvidence addEvidence, TaskDirectory directory, StoredFiles evidenceFiles, TaskAccess access) {
        this.addEvidence = addEvidence;
        this.directory = directory;
        this.files = evidenceFiles;
        this.access = access;
    }

    @Operation(
            summary = "Add a file: PDF, PNG, JPEG, DOCX or XLSX, found out by its content",
            description = "The body is the file itself, as application/octet-stream or any other type but JSON",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @PostMapping
    ResponseEntity<TaskWritten> file(
            @PathVariable String id,
            @RequestParam @Nullable String name,
            HttpServletRequest request,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected)
            throws IOException {
        return TaskController.written(addEvidence.file(id, name, request.getInputStream(), caller, key, expected));
    }

    @Operation(
            summary = "Add a reported value that proves the result",
            description =
                    "It is taken at its word and shown as verified: false; who decides compares it with the report")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskWritten> value(
            @PathVariable String id,
            @Valid @RequestBody AddEvidence.ReportedValue value,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return TaskController.written(addEvidence.value(id, value, caller, key, expected));
    }

    @Operation(summary = "A file that was added as evidence, always as a download")
    @GetMapping("/{number}")
    ResponseEntity<InputStreamResource> read(@PathVariable String id, @PathVariable int number, Caller caller) {
        TaskFacts task = directory.requireReadable(id, caller);
        access.requireReadsEvidence(caller, task.text());
        Work work = task.work();
        KeptFile file = work == null
                ? null
                : work.evidence().stream()
                        .filter(evidence -> evidence.number() == number)
                        .findFirst()
                        .map(Evidence::file)
                        .orElse(null);
        if (file == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "evidence-not-found", number);
        }
        return FileDownload.of(file, files);
    }
}
