package vn.pcmt.contract.officer;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** An officer took office. */
@EventType("officer.registered.v1")
public record OfficerRegistered(long version, Instant at, String actor, OfficerState officer) implements OfficerEvent {
    public OfficerRegistered {
        Checks.event(version, at, actor);
        Checks.present(officer, "officer");
    }
}
