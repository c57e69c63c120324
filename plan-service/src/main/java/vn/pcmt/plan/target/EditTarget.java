package vn.pcmt.plan.target;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Sets a target anew. */
@Component
class EditTarget {
    private final ChangeTarget changeTarget;
    private final TargetRules rules;
    private final Clock clock;

    EditTarget(ChangeTarget changeTarget, TargetRules rules, Clock clock) {
        this.changeTarget = changeTarget;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Refusal {@code target-refused} with the fields at fault, {@code target-withdrawn} and the common ones */
    TargetWritten handle(String id, TargetText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "EditTarget " + id, text);
        return changeTarget.handle(id, caller, key, fingerprint, expected, (target, plan) -> {
            rules.check(text, plan);
            target.edit(text, plan.scope(), caller.id(), clock.instant());
        });
    }
}
