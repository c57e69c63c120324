package vn.pcmt.report.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Reports over HTTP: reading, submitting, correcting, extending. Binds; decides nothing. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports")
class ReportController {

    private final ReadReports read;
    private final SubmitReport submit;
    private final CorrectReport correct;
    private final GrantExtension extend;
    private final EvaluateDraft evaluate;
    private final Clock clock;

    ReportController(
            ReadReports read,
            SubmitReport submit,
            CorrectReport correct,
            GrantExtension extend,
            EvaluateDraft evaluate,
            Clock clock) {
        this.read = read;
        this.submit = submit;
        this.correct = correct;
        this.extend = extend;
        this.evaluate = evaluate;
        this.clock = clock;
    }

    /**
     * @param values indicator code to a number or the same as text; no exponent, no grouping
     * @param nothingToReport ids of sections in which nothing happened; their blanks count as 0
     * @param narratives id to what is said in words, where the template asks for it
     * @param baseRevision the revision it was written on, 0 if on none; named by clients that write without the network,
     *     so that a conflict can be told from a change of one side
     * @param attachments ids of the files it carries, sent before to {@code /attachments}
     * @param explanations rule id to what the unit says to its warning
     */
    record Submission(
            @NotNull @Size(max = 200) Map<String, @Nullable String> values,
            @Nullable @Size(max = 20) List<@NotNull String> nothingToReport,
            @Nullable @Size(max = 2000) String note,
            @Nullable @Size(max = 20) Map<String, @Nullable String> narratives,
            @Nullable @Size(max = 100) List<@NotNull String> attachments,
            @Nullable @Size(max = 50) Map<String, @Nullable String> explanations,
            @Nullable @Min(0) Integer baseRevision) {
        Draft draft() {
            return new Draft(
                    values,
                    Objects.requireNonNullElse(nothingToReport, List.of()),
                    note,
                    Objects.requireNonNullElse(narratives, Map.of()),
                    Objects.requireNonNullElse(attachments, List.of()),
                    Objects.requireNonNullElse(explanations, Map.of()));
        }
    }

    /**
     * @param narratives id to what is said in words, where the template asks for it
     * @param attachments ids of the files it carries, also of those that an earlier revision carries
     * @param explanations rule id to what the unit says to its warning
     * @param reason why an accepted report changes
     * @param baseRevision the revision it was written on
     */
    record Correction(
            @NotNull @Size(max = 200) Map<String, @Nullable String> values,
            @Nullable @Size(max = 20) List<@NotNull String> nothingToReport,
            @Nullable @Size(max = 2000) String note,
            @Nullable @Size(max = 20) Map<String, @Nullable String> narratives,
            @Nullable @Size(max = 100) List<@NotNull String> attachments,
            @Nullable @Size(max = 50) Map<String, @Nullable String> explanations,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable @Min(0) Integer baseRevision) {
        Draft draft() {
            return new Submission(values, nothingToReport, note, narratives, attachments, explanations, baseRevision)
                    .draft();
        }
    }

    /** @param until the new deadline */
    record Extension(
            @NotNull Instant until,
            @NotBlank @Size(max = 1000) String reason) {}

    @GetMapping
    @Operation(summary = "Reports in the caller's area, newest period first, without their figures")
    Page<ReadReports.Item> list(
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable ReportStatus status,
            @RequestParam @Nullable String area,
            @Parameter(hidden = true) Caller caller,
            PageRequest page) {
        return read.list(new ReadReports.Question(unit, area, period, status), caller, page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One report with its latest figures and those of the period before")
    ResponseEntity<ReportView> one(@PathVariable String id, @Parameter(hidden = true) Caller caller, Locale locale) {
        ReportView report = read.one(ReportId.parse(id), caller, locale);
        return ResponseEntity.ok().eTag(ETags.of(report.version())).body(report);
    }

    @GetMapping("/{id}/revisions/{number}")
    @Operation(summary = "One revision with its figures, as it was sent")
    Revision revision(@PathVariable String id, @PathVariable int number, @Parameter(hidden = true) Caller caller) {
        return read.revision(ReportId.parse(id), number, caller);
    }

    @PostMapping("/{id}/evaluation")
    @Operation(summary = "What would come of sending this, field by field; nothing is kept")
    Evaluation evaluate(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            Locale locale,
            @Valid @RequestBody Submission submission) {
        return evaluate.evaluate(ReportId.parse(id), submission.draft(), caller, locale);
    }

    @PostMapping("/{id}/submission")
    @Operation(summary = "Submit, or submit again before acceptance")
    ResponseEntity<ReportOutcome> submit(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody Submission submission) {
        return created(submit.submit(
                ReportId.parse(id),
                submission.draft(),
                submission.baseRevision(),
                caller,
                expected,
                key,
                clock.instant()));
    }

    @PostMapping("/{id}/correction")
    @Operation(summary = "Change a report that was accepted")
    ResponseEntity<ReportOutcome> correct(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody Correction correction) {
        return created(correct.correct(
                ReportId.parse(id),
                correction.draft(),
                correction.reason().strip(),
                correction.baseRevision(),
                caller,
                expected,
                key,
                clock.instant()));
    }

    @PostMapping("/{id}/extension")
    @Operation(summary = "Move the deadline of a report that is not in yet")
    ResponseEntity<ReportOutcome> extend(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody Extension extension) {
        ReportOutcome outcome = extend.extend(
                ReportId.parse(id),
                extension.until(),
                extension.reason().strip(),
                caller,
                expected,
                key,
                clock.instant());
        return ResponseEntity.ok().eTag(ETags.of(outcome.version())).body(outcome);
    }

    private static ResponseEntity<ReportOutcome> created(ReportOutcome outcome) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(outcome.version()))
                .body(outcome);
    }
}
