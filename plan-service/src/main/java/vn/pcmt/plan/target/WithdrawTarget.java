package vn.pcmt.plan.target;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Gives a target up, with a reason; it stays readable. */
@Component
class WithdrawTarget {
    private final ChangeTarget changeTarget;
    private final Clock clock;

    WithdrawTarget(ChangeTarget changeTarget, Clock clock) {
        this.changeTarget = changeTarget;
        this.clock = clock;
    }

    /** @throws Refusal {@code target-withdrawn} and the common ones */
    TargetWritten handle(String id, String reason, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        FreeText.require("/reason", reason);
        String fingerprint = Fingerprint.of(caller, "WithdrawTarget " + id, reason);
        return changeTarget.handle(
                id,
                caller,
                key,
                fingerprint,
                expected,
                (target, plan) -> target.withdraw(reason, caller.id(), clock.instant()));
    }
}
