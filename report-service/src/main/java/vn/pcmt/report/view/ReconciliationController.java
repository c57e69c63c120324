package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;

/** Compares all totals with their reports, now. */
@RestController
@Tag(name = "totals")
class ReconciliationController {

    private final Reconciler reconciler;
    private final Clock clock;

    ReconciliationController(Reconciler reconciler, Clock clock) {
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /** @param differences none, if every total is the sum of its reports */
    record Reconciliation(Instant at, List<Difference> differences) {}

    @PostMapping("/api/v1/reconciliations")
    @Operation(summary = "Recompute every total from the reports and list the differences")
    Reconciliation reconcile(Caller caller) throws InterruptedException {
        caller.requireAny(OfficerRole.ADMIN);
        return new Reconciliation(clock.instant(), reconciler.lastingDifferences());
    }
}
