package vn.pcmt.plan.plan;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** What every change of a stored plan shares: the first answer again, the version expected, one write. */
@Component
class ChangePlan {
    private final Plans plans;

    ChangePlan(Plans plans) {
        this.plans = plans;
    }

    /** @throws Refusal {@code plan-not-found}, {@code stale-revision}, {@code idempotency-key-reused} */
    PlanWritten handle(
            String id, IdempotencyKey key, String fingerprint, ExpectedVersion expected, Consumer<Plan> change) {
        return Commands.carryOut(() -> attempt(id, key, fingerprint, expected, change));
    }

    private PlanWritten attempt(
            String id, IdempotencyKey key, String fingerprint, ExpectedVersion expected, Consumer<Plan> change) {
        Plan plan = plans.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", id));
        Optional<String> first = plan.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return PlanWritten.fromReceipt(id, first.get());
        }
        expected.check(plan.revision());
        change.accept(plan);
        plan.receipts().add(key, fingerprint, PlanWritten.receipt(plan, expected.value() + 1));
        return PlanWritten.of(plans.save(plan));
    }
}
