package vn.pcmt.plan.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Plans over HTTP: anyone who is logged in reads what is issued; drafts are read by those who may write them. */
@RestController
@RequestMapping("/api/v1/plans")
@Tag(name = "plans", description = "Drafted, issued, amended, closed")
class PlanController {
    private final FindPlans findPlans;
    private final FollowScope followScope;
    private final CreatePlan createPlan;
    private final EditPlan editPlan;
    private final IssuePlan issuePlan;
    private final AmendPlan amendPlan;
    private final ClosePlan closePlan;
    private final Clock clock;

    PlanController(
            FindPlans findPlans,
            FollowScope followScope,
            CreatePlan createPlan,
            EditPlan editPlan,
            IssuePlan issuePlan,
            AmendPlan amendPlan,
            ClosePlan closePlan,
            Clock clock) {
        this.findPlans = findPlans;
        this.followScope = followScope;
        this.createPlan = createPlan;
        this.editPlan = editPlan;
        this.issuePlan = issuePlan;
        this.amendPlan = amendPlan;
        this.closePlan = closePlan;
        this.clock = clock;
    }

    /** How a plan ends. */
    record Close(@Nullable @Size(max = 20) String lastPeriod, ClosingTerms.@Nullable OpenTasks openTasks) {
        ClosingTerms terms() {
            return new ClosingTerms(lastPeriod, openTasks);
        }
    }

    /** The communes a plan covers on a day. */
    record Scope(String planId, LocalDate asOf, List<FollowScope.InScope> units) {}

    @Operation(
            summary =
                    "Plans by kind, status, parent, template, unit, year, agency or text; drafts for those who may write them")
    @GetMapping
    Page<PlanView> list(
            @RequestParam @Nullable PlanKind kind,
            @RequestParam @Nullable PlanStatus status,
            @RequestParam @Nullable String parent,
            @RequestParam @Nullable String template,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String covering,
            @RequestParam @Nullable @Min(1990) @Max(2099) Integer year,
            @RequestParam @Nullable String agency,
            @RequestParam @Nullable String text,
            Caller caller,
            PageRequest page) {
        var wanted = new FindPlans.Wanted(kind, status, parent, template, unit, covering, year, agency, text);
        return views(findPlans.list(wanted, caller, page));
    }

    @Operation(summary = "A plan with its amendments")
    @GetMapping("/{id}")
    ResponseEntity<PlanView> one(Caller caller, @PathVariable String id) {
        Plan plan = findPlans.one(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(plan.revision())).body(PlanView.of(plan));
    }

    @Operation(summary = "The sub-plans and projects of a plan")
    @GetMapping("/{id}/children")
    Page<PlanView> children(@PathVariable String id, Caller caller, PageRequest page) {
        Plan parent = findPlans.one(id, caller);
        return views(findPlans.list(FindPlans.Wanted.under(parent.id()), caller, page));
    }

    @Operation(summary = "The communes a plan covers on a day, followed through reorganisations")
    @GetMapping("/{id}/scope")
    Scope scope(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            Caller caller) {
        Plan plan = findPlans.one(id, caller);
        LocalDate day = asOf == null ? LocalDate.now(clock.withZone(VietnamTime.ZONE)) : asOf;
        return new Scope(id, day, followScope.on(day, plan.text().scope()));
    }

    @Operation(summary = "Begin a draft")
    @PostMapping
    ResponseEntity<PlanWritten> create(@Valid @RequestBody PlanText text, Caller caller, IdempotencyKey key) {
        PlanWritten draft = createPlan.handle(text, false, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/plans/" + draft.id()))
                .eTag(ETags.of(draft.version()))
                .body(draft);
    }

    @Operation(summary = "Write a draft anew")
    @PutMapping("/{id}")
    ResponseEntity<PlanWritten> edit(
            @PathVariable String id,
            @Valid @RequestBody PlanText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(editPlan.handle(id, text, caller, key, expected));
    }

    @Operation(summary = "Put a plan in force: leaders; refused with everything that is missing")
    @PostMapping("/{id}/issue")
    ResponseEntity<PlanWritten> issue(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(issuePlan.handle(id, caller, key, expected));
    }

    @Operation(summary = "Amend a plan in force: leaders; the answer numbers the amendment")
    @PostMapping("/{id}/amendments")
    ResponseEntity<PlanWritten> amend(
            @PathVariable String id,
            @Valid @RequestBody AmendmentText amendment,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(amendPlan.handle(id, amendment, caller, key, expected));
    }

    @Operation(summary = "Close a plan: leaders; refused while tasks are open, unless it is said what becomes of them")
    @PostMapping("/{id}/close")
    ResponseEntity<PlanWritten> close(
            @PathVariable String id,
            @Valid @RequestBody Close close,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(closePlan.handle(id, close.terms(), caller, key, expected));
    }

    private static Page<PlanView> views(Page<Plan> found) {
        return new Page<>(found.items().stream().map(PlanView::of).toList(), found.page(), found.size(), found.total());
    }

    private static ResponseEntity<PlanWritten> written(PlanWritten plan) {
        return ResponseEntity.ok().eTag(ETags.of(plan.version())).body(plan);
    }
}
