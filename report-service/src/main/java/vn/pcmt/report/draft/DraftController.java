package vn.pcmt.report.draft;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;

/** The draft of a report over HTTP. Binds; decides nothing. */
@RestController
@RequestMapping("/api/v1/reports/{id}/draft")
@Tag(name = "drafts")
class DraftController {

    private final ReadDraft read;
    private final SaveDraft save;
    private final DiscardDraft discard;
    private final ProposeDraft propose;
    private final SendBackDraft sendBack;
    private final SubmitDraft submit;
    private final Clock clock;

    DraftController(
            ReadDraft read,
            SaveDraft save,
            DiscardDraft discard,
            ProposeDraft propose,
            SendBackDraft sendBack,
            SubmitDraft submit,
            Clock clock) {
        this.read = read;
        this.save = save;
        this.discard = discard;
        this.propose = propose;
        this.sendBack = sendBack;
        this.submit = submit;
        this.clock = clock;
    }

    /** @param remark what the head of the commune wants changed */
    record SendingBack(@NotBlank @Size(max = 1000) String remark) {}

    @GetMapping
    @Operation(summary = "What the unit is writing; if nothing was saved, what it sent last")
    ResponseEntity<DraftView> read(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        DraftView draft = read.read(ReportId.parse(id), caller);
        return ResponseEntity.ok().eTag(ETags.of(draft.version())).body(draft);
    }

    @PutMapping
    @Operation(summary = "Save the whole draft; a conflict is told field by field")
    ResponseEntity<DraftOutcome> save(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @RequestBody DraftForm form) {
        return answer(save.save(ReportId.parse(id), form, caller, expected, key, clock.instant()));
    }

    @DeleteMapping
    @Operation(summary = "Throw the draft away and begin with what was sent last")
    ResponseEntity<DraftOutcome> discard(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        return answer(discard.discard(ReportId.parse(id), caller, expected, key, clock.instant()));
    }

    @PostMapping("/proposal")
    @Operation(summary = "Ask the head of the commune to send the draft")
    ResponseEntity<DraftOutcome> propose(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        return answer(propose.propose(ReportId.parse(id), caller, expected, key, clock.instant()));
    }

    @PostMapping("/return")
    @Operation(summary = "Send a proposed draft back to the reporter")
    ResponseEntity<DraftOutcome> sendBack(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody SendingBack request) {
        return answer(sendBack.sendBack(
                ReportId.parse(id), request.remark().strip(), caller, expected, key, clock.instant()));
    }

    @PostMapping("/submission")
    @Operation(summary = "Submit the draft, or correct an accepted report with it")
    ResponseEntity<ReportOutcome> submit(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        ReportOutcome outcome = submit.submit(ReportId.parse(id), caller, expected, key, clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(ETags.of(outcome.version()))
                .body(outcome);
    }

    private static ResponseEntity<DraftOutcome> answer(DraftOutcome outcome) {
        return ResponseEntity.ok().eTag(ETags.of(outcome.version())).body(outcome);
    }
}
