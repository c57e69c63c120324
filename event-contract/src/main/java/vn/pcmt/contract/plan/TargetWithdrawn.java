package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A target no longer holds and is no longer measured. */
@EventType("target.withdrawn.v1")
public record TargetWithdrawn(long version, Instant at, String actor, TargetState target, String reason)
        implements TargetEvent {
    public TargetWithdrawn {
        Checks.event(version, at, actor);
        Checks.present(target, "target");
        Checks.text(reason, "reason");
    }
}
