package vn.pcmt.plan.plan;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Ends a plan in force: its reports are owed up to a last period. */
@Component
class ClosePlan {
    private final ChangePlan changePlan;
    private final Clock clock;

    ClosePlan(ChangePlan changePlan, Clock clock) {
        this.changePlan = changePlan;
        this.clock = clock;
    }

    /** @throws Refusal {@code plan-refused} for a period that is none, {@code plan-not-issued} and the common ones */
    PlanWritten handle(String id, String lastPeriod, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "ClosePlan " + id, lastPeriod);
        return changePlan.handle(id, key, fingerprint, expected, plan -> {
            if (PlanRules.month(lastPeriod) == null) {
                throw new Refusal(Refusal.Kind.INVALID, "plan-refused")
                        .withFields(List.of(new FieldProblem("/lastPeriod", "month-malformed", lastPeriod)));
            }
            plan.close(lastPeriod, caller.id(), clock.instant());
        });
    }
}
