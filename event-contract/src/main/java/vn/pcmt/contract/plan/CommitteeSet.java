package vn.pcmt.contract.plan;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A committee was appointed, or is another than before. */
@EventType("committee.set.v1")
public record CommitteeSet(long version, Instant at, String actor, CommitteeState committee) implements CommitteeEvent {
    public CommitteeSet {
        Checks.event(version, at, actor);
        Checks.present(committee, "committee");
    }
}
