package vn.pcmt.contract.officer;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** The post, unit, roles or address of an officer changed. */
@EventType("officer.amended.v1")
public record OfficerAmended(long version, Instant at, String actor, OfficerState officer) implements OfficerEvent {
    public OfficerAmended {
        Checks.event(version, at, actor);
        Checks.present(officer, "officer");
    }
}
