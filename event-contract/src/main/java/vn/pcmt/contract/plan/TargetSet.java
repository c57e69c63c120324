package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A target came into force, or was set anew. */
@EventType("target.set.v1")
public record TargetSet(long version, Instant at, String actor, TargetState target) implements TargetEvent {
    public TargetSet {
        Checks.event(version, at, actor);
        Checks.present(target, "target");
    }
}
