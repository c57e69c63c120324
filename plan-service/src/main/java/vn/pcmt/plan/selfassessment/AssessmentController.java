package vn.pcmt.plan.selfassessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.plan.AssessmentState.GroupResult;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.selfassessment.Assessment.Status;
import vn.pcmt.plan.selfassessment.JudgeAssessment.Confirmation;
import vn.pcmt.plan.selfassessment.JudgeAssessment.GivenBack;
import vn.pcmt.plan.selfassessment.ReadAssessments.Scored;
import vn.pcmt.plan.selfassessment.ReadAssessments.Summary;

/** Self-assessments over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "self-assessments")
class AssessmentController {
    private final BeginAssessment begin;
    private final WriteAssessment write;
    private final JudgeAssessment judge;
    private final ReadAssessments read;

    AssessmentController(BeginAssessment begin, WriteAssessment write, JudgeAssessment judge, ReadAssessments read) {
        this.begin = begin;
        this.write = write;
        this.judge = judge;
        this.read = read;
    }

    /** A self-assessment to begin. */
    record Beginning(
            @NotBlank @Size(max = 30) String unitKey,
            @Min(2000) @Max(2100) int year,
            @NotNull @Valid Written written) {}

    /** What a command answers: which assessment, and its version, as in the entity tag. */
    record Changed(String id, long version) {}

    /** A self-assessment as shown. */
    record Shown(
            String id,
            String planId,
            String unitKey,
            int year,
            int criteria,
            Status status,
            List<Score> scores,
            List<GroupResult> groups,
            BigDecimal total,
            boolean good,
            @Nullable Instant submittedAt,
            Assessment.@Nullable Return returned,
            boolean sample,
            long version) {
        static Shown of(Scored scored) {
            Assessment assessment = scored.assessment();
            return new Shown(
                    assessment.id(),
                    assessment.planId(),
                    assessment.unitKey(),
                    assessment.year(),
                    assessment.criteria(),
                    assessment.status(),
                    assessment.scores(),
                    scored.scoring().groups(),
                    scored.scoring().total(),
                    scored.scoring().good(),
                    assessment.submittedAt(),
                    assessment.returned(),
                    assessment.sample(),
                    assessment.revision());
        }
    }

    @Operation(summary = "The self-assessments of a plan that the caller may see")
    @GetMapping("/plans/{planId}/assessments")
    Page<Shown> list(
            @PathVariable String planId,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable Status status,
            Caller caller,
            PageRequest page) {
        Page<Scored> found = read.list(planId, year, status, caller, page);
        return new Page<>(found.items().stream().map(Shown::of).toList(), found.page(), found.size(), found.total());
    }

    @Operation(summary = "How the communes of a plan stand in a year: the province")
    @GetMapping("/plans/{planId}/assessments/summary")
    Summary summary(@PathVariable String planId, @RequestParam int year, Caller caller) {
        return read.summary(planId, year, caller);
    }

    @Operation(summary = "Begin the self-assessment of a commune for a year: its head or reporter")
    @PostMapping("/plans/{planId}/assessments")
    ResponseEntity<Changed> begin(
            @PathVariable String planId, @Valid @RequestBody Beginning beginning, Caller caller, IdempotencyKey key) {
        Assessment begun =
                begin.handle(planId, beginning.unitKey(), beginning.year(), beginning.written(), caller, key);
        return ResponseEntity.created(URI.create("/api/v1/assessments/" + begun.id()))
                .eTag(ETags.of(0))
                .body(new Changed(begun.id(), 0));
    }

    @Operation(summary = "A self-assessment with its points")
    @GetMapping("/assessments/{id}")
    ResponseEntity<Shown> one(@PathVariable String id, Caller caller) {
        Scored found = read.one(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(found.assessment().revision())).body(Shown.of(found));
    }

    @Operation(summary = "Write a self-assessment that is not handed in, or was returned")
    @PutMapping("/assessments/{id}")
    ResponseEntity<Changed> write(
            @PathVariable String id,
            @Valid @RequestBody Written written,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return changed(id, write.write(id, written, caller, key, expected));
    }

    @Operation(summary = "Hand a self-assessment in: the head of the commune")
    @PostMapping("/assessments/{id}/submission")
    ResponseEntity<Changed> submit(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return changed(id, write.submit(id, caller, key, expected));
    }

    @Operation(summary = "Confirm a self-assessment, with other points where they are justified: the province")
    @PostMapping("/assessments/{id}/confirmation")
    ResponseEntity<Changed> confirm(
            @PathVariable String id,
            @Valid @RequestBody Confirmation confirmation,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return changed(id, judge.confirm(id, confirmation, caller, key, expected));
    }

    @Operation(summary = "Return a self-assessment with a reason: the province")
    @PostMapping("/assessments/{id}/return")
    ResponseEntity<Changed> giveBack(
            @PathVariable String id,
            @Valid @RequestBody GivenBack given,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return changed(id, judge.giveBack(id, given, caller, key, expected));
    }

    private static ResponseEntity<Changed> changed(String id, long version) {
        return ResponseEntity.ok().eTag(ETags.of(version)).body(new Changed(id, version));
    }
}
