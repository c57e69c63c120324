package vn.pcmt.report.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;
import vn.pcmt.report.workbook.XlsxMedia;

/** The workbook of one report over HTTP. A file is the body as it is. */
@RestController
@RequestMapping("/api/v1/reports/{id}/workbook")
@Tag(name = "workbooks", description = "Reports filled in with a spreadsheet")
class WorkbookController {

    private final HandOutWorkbook handOut;
    private final TakeInWorkbook takeIn;

    WorkbookController(HandOutWorkbook handOut, TakeInWorkbook takeIn) {
        this.handOut = handOut;
        this.takeIn = takeIn;
    }

    @GetMapping
    @Operation(summary = "The form as an XLSX file to fill in, with the figures of the period before")
    ResponseEntity<byte[]> handOut(
            @PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        ReportId report = ReportId.parse(id);
        return XlsxMedia.download(name(report), handOut.of(report, caller, Problems.locale(request)));
    }

    @PostMapping(consumes = XlsxMedia.VALUE, produces = MediaType.APPLICATION_JSON_VALUE, params = "confirm!=true")
    @Operation(
            summary = "What would come of a workbook, cell by cell; nothing is kept",
            description = "With Accept: " + XlsxMedia.VALUE + " the same workbook comes back with the errors beside the"
                    + " cells. Send it again with ?confirm=true to submit it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = XlsxMedia.VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    WorkbookPreview preview(
            @PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request)
            throws IOException {
        ReportId report = ReportId.parse(id);
        takeIn.requireSender(report, caller);
        try (SentFile file = SentFile.receive(request.getInputStream())) {
            return takeIn.preview(report, file, caller, Problems.locale(request));
        }
    }

    @PostMapping(consumes = XlsxMedia.VALUE, produces = XlsxMedia.VALUE, params = "confirm!=true")
    @Operation(hidden = true)
    ResponseEntity<byte[]> withErrors(
            @PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletRequest request)
            throws IOException {
        ReportId report = ReportId.parse(id);
        takeIn.requireSender(report, caller);
        try (SentFile file = SentFile.receive(request.getInputStream())) {
            return XlsxMedia.download(name(report), takeIn.withErrors(report, file, caller, Problems.locale(request)));
        }
    }

    @PostMapping(consumes = XlsxMedia.VALUE, params = "confirm=true")
    @Operation(
            summary = "Submit what a workbook says",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = XlsxMedia.VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<ReportOutcome> confirm(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            HttpServletRequest request)
            throws IOException {
        ReportId report = ReportId.parse(id);
        takeIn.requireSender(report, caller);
        try (SentFile file = SentFile.receive(request.getInputStream())) {
            ReportOutcome outcome = takeIn.confirm(report, file, caller, expected, key);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .eTag(ETags.of(outcome.version()))
                    .body(outcome);
        }
    }

    private static String name(ReportId id) {
        return (id.template() + "_" + id.unitKey().split("@", 2)[0] + "_" + id.period() + ".xlsx");
    }
}
