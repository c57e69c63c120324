package vn.pcmt.plan.target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.unit.UnitDirectory;

/** Targets over HTTP: whoever reads a plan reads its targets; figures of a commune are for those it lies under. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "targets")
class TargetController {
    private final Targets targets;
    private final TargetReadings readings;
    private final TaskShare taskShare;
    private final PlanDirectory plans;
    private final UnitDirectory units;
    private final AddTarget addTarget;
    private final EditTarget editTarget;
    private final WithdrawTarget withdrawTarget;

    TargetController(
            Targets targets,
            TargetReadings readings,
            TaskShare taskShare,
            PlanDirectory plans,
            UnitDirectory units,
            AddTarget addTarget,
            EditTarget editTarget,
            WithdrawTarget withdrawTarget) {
        this.targets = targets;
        this.readings = readings;
        this.taskShare = taskShare;
        this.plans = plans;
        this.units = units;
        this.addTarget = addTarget;
        this.editTarget = editTarget;
        this.withdrawTarget = withdrawTarget;
    }

    /** Why a target is given up. */
    record Withdrawal(@NotBlank @Size(max = 1000) String reason) {}

    @GetMapping("/plans/{planId}/targets")
    @Operation(summary = "Targets of a plan with how they stand, what needs attention first")
    Page<TargetView> list(
            Caller caller,
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable TargetStatus status,
            @RequestParam(defaultValue = "false") boolean includeWithdrawn,
            PageRequest page) {
        plans.requireReadable(planId, caller);
        List<Target> found = targets.findByPlanIdOrderById(planId);
        Map<String, TargetReading> latest =
                readings.of(found.stream().map(Target::id).toList());
        List<TargetView> shown = found.stream()
                .filter(target -> includeWithdrawn || target.withdrawal() == null)
                .map(target -> TargetView.of(target, latest.get(target.id()), taskShare, null))
                .filter(view -> status == null || view.status() == status)
                .sorted(UrgentFirst.ORDER)
                .toList();
        return Page.of(shown, page);
    }

    @GetMapping("/targets/{id}")
    @Operation(summary = "A target with its reading, and those of the units the caller may see")
    ResponseEntity<TargetView> one(Caller caller, @PathVariable String id) {
        Target target = targets.findById(id).orElseThrow(() -> ChangeTarget.notFound(id));
        plans.requireReadable(target.planId(), caller);
        TargetReading reading = readings.of(id).orElse(null);
        List<TargetReading> below =
                reading == null || !target.text().isPerUnit() ? List.of() : visible(caller, readings.units(reading));
        return ResponseEntity.ok()
                .eTag(ETags.of(target.revision()))
                .body(TargetView.of(target, reading, taskShare, below));
    }

    private List<TargetReading> visible(Caller caller, List<TargetReading> below) {
        String own = caller.unitKey();
        if (own == null) {
            return List.of();
        }
        Map<String, UnitState> known = units.findAll(below.stream()
                .flatMap(reading -> Stream.ofNullable(reading.unit()))
                .toList());
        return below.stream()
                .filter(reading -> {
                    UnitState unit = known.get(String.valueOf(reading.unit()));
                    return unit != null && TargetRules.isWithin(unit, List.of(own));
                })
                .toList();
    }

    @PostMapping("/plans/{planId}/targets")
    @Operation(summary = "Adds a target; measured once the plan is in force")
    ResponseEntity<TargetWritten> add(
            @PathVariable String planId, @Valid @RequestBody TargetText text, Caller caller, IdempotencyKey key) {
        TargetWritten written = addTarget.handle(planId, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/targets/" + written.id()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @PutMapping("/targets/{id}")
    @Operation(summary = "Sets a target anew; it is measured again")
    ResponseEntity<TargetWritten> edit(
            @PathVariable String id,
            @Valid @RequestBody TargetText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(editTarget.handle(id, text, caller, key, expected));
    }

    @PostMapping("/targets/{id}/withdrawal")
    @Operation(summary = "Gives a target up, with a reason")
    ResponseEntity<TargetWritten> withdraw(
            @PathVariable String id,
            @Valid @RequestBody Withdrawal withdrawal,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(withdrawTarget.handle(id, withdrawal.reason(), caller, key, expected));
    }

    private static ResponseEntity<TargetWritten> written(TargetWritten target) {
        return ResponseEntity.ok().eTag(ETags.of(target.version())).body(target);
    }
}
