package vn.pcmt.contract.unit;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A property of a unit was corrected. */
@EventType("unit.amended.v1")
public record UnitAmended(long version, Instant at, String actor, UnitState unit) implements UnitEvent {
    public UnitAmended {
        Checks.event(version, at, actor);
        Checks.present(unit, "unit");
    }
}
