package vn.pcmt.report.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;

/** The reviewer's two decisions over HTTP. */
@RestController
@RequestMapping("/api/v1/reports/{id}")
@Tag(name = "review")
class ReviewController {

    private final AcceptReport accept;
    private final ReturnReport giveBack;
    private final Clock clock;

    ReviewController(AcceptReport accept, ReturnReport giveBack, Clock clock) {
        this.accept = accept;
        this.giveBack = giveBack;
        this.clock = clock;
    }

    /** @param revision the one that was read */
    record Acceptance(@NotNull @Min(1) Integer revision) {}

    /** @param remarks on single indicators */
    record Return(
            @NotBlank @Size(max = 1000) String reason,
            @Nullable @Valid @Size(max = 100) List<@NotNull Remark> remarks) {}

    @PostMapping("/acceptance")
    @Operation(summary = "Accept the revision that was read")
    ResponseEntity<ReportOutcome> accept(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody Acceptance acceptance) {
        return answer(accept.accept(ReportId.parse(id), acceptance.revision(), caller, expected, key, clock.instant()));
    }

    @PostMapping("/return")
    @Operation(summary = "Send the latest revision back to its unit")
    ResponseEntity<ReportOutcome> giveBack(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            @Valid @RequestBody Return request) {
        List<Remark> remarks = request.remarks();
        return answer(giveBack.giveBack(
                ReportId.parse(id),
                request.reason().strip(),
                remarks == null ? List.of() : remarks,
                caller,
                expected,
                key,
                clock.instant()));
    }

    private static ResponseEntity<ReportOutcome> answer(ReportOutcome outcome) {
        return ResponseEntity.ok().eTag(ETags.of(outcome.version())).body(outcome);
    }
}
