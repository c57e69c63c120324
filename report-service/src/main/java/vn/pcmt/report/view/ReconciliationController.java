package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    /**
     * @param differences none, if every total is the sum of its reports
     * @param unsettled totals that moved each time they were looked at, of which nothing can be said
     */
    record Reconciliation(Instant at, List<Difference> differences, Set<String> unsettled) {}

    @PostMapping("/api/v1/reconciliations")
    @Operation(summary = "Recompute every total from the reports and list the differences")
    Reconciliation reconcile(Caller caller) throws InterruptedException {
        caller.requireAny(OfficerRole.ADMIN);
        Reconciler.Outcome outcome = reconciler.compareAll();
        return new Reconciliation(clock.instant(), outcome.differences(), outcome.unsettled());
    }
}
