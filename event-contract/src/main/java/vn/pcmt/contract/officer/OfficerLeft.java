package vn.pcmt.contract.officer;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** An officer left; the state is the last one held. */
@EventType("officer.left.v1")
public record OfficerLeft(long version, Instant at, String actor, OfficerState officer) implements OfficerEvent {
    public OfficerLeft {
        Checks.event(version, at, actor);
        Checks.present(officer, "officer");
    }
}
