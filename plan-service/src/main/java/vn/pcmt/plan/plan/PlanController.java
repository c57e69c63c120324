package vn.pcmt.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Plans over HTTP: anyone who is logged in reads what is issued; drafts are read by those who may write them. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanController {
    private final Plans plans;
    private final CreatePlan createPlan;
    private final EditPlan editPlan;
    private final IssuePlan issuePlan;
    private final ClosePlan closePlan;

    PlanController(Plans plans, CreatePlan createPlan, EditPlan editPlan, IssuePlan issuePlan, ClosePlan closePlan) {
        this.plans = plans;
        this.createPlan = createPlan;
        this.editPlan = editPlan;
        this.issuePlan = issuePlan;
        this.closePlan = closePlan;
    }

    /** A plan as shown: where it is in its life, and what it says. */
    record PlanView(
            String id,
            PlanStatus status,
            boolean sample,
            @Nullable Instant issuedAt,
            @Nullable String issuedBy,
            @Nullable Instant closedAt,
            PlanText plan) {
        static PlanView of(Plan plan) {
            Plan.Issue issue = plan.inForce();
            Plan.Closing closing = issue == null ? null : issue.closing();
            return new PlanView(
                    plan.id(),
                    plan.status(),
                    plan.sample(),
                    issue == null ? null : issue.at(),
                    issue == null ? null : issue.by(),
                    closing == null ? null : closing.at(),
                    plan.text());
        }
    }

    /** How a plan ends. */
    record Close(@NotBlank String lastPeriod, ClosingTerms.@Nullable OpenTasks openTasks) {
        ClosingTerms terms() {
            return new ClosingTerms(lastPeriod, openTasks);
        }
    }

    @GetMapping
    Page<PlanView> list(Caller caller, PageRequest wanted) {
        var page = org.springframework.data.domain.PageRequest.of(wanted.page(), wanted.size(), Sort.by("_id"));
        var found = PlanDirectory.readsDrafts(caller) ? plans.findAll(page) : plans.findByIssueNotNull(page);
        return new Page<>(found.map(PlanView::of).getContent(), wanted.page(), wanted.size(), found.getTotalElements());
    }

    @GetMapping("/{id}")
    ResponseEntity<PlanView> one(Caller caller, @PathVariable String id) {
        Plan plan = plans.findById(id)
                .filter(found -> found.status() != PlanStatus.DRAFT || PlanDirectory.readsDrafts(caller))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", id));
        return ResponseEntity.ok().eTag(ETags.of(plan.revision())).body(PlanView.of(plan));
    }

    @PostMapping
    ResponseEntity<PlanWritten> create(@Valid @RequestBody PlanText text, Caller caller, IdempotencyKey key) {
        PlanWritten draft = createPlan.handle(text, false, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/plans/" + draft.id()))
                .eTag(ETags.of(draft.version()))
                .body(draft);
    }

    @PutMapping("/{id}")
    ResponseEntity<PlanWritten> edit(
            @PathVariable String id,
            @Valid @RequestBody PlanText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(editPlan.handle(id, text, caller, key, expected));
    }

    @PostMapping("/{id}/issue")
    ResponseEntity<PlanWritten> issue(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(issuePlan.handle(id, caller, key, expected));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<PlanWritten> close(
            @PathVariable String id,
            @Valid @RequestBody Close close,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(closePlan.handle(id, close.terms(), caller, key, expected));
    }

    private static ResponseEntity<PlanWritten> written(PlanWritten plan) {
        return ResponseEntity.ok().eTag(ETags.of(plan.version())).body(plan);
    }
}
