package vn.pcmt.contract.unit;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A unit became known. */
@EventType("unit.registered.v1")
public record UnitRegistered(long version, Instant at, String actor, UnitState unit) implements UnitEvent {
    public UnitRegistered {
        Checks.event(version, at, actor);
        Checks.present(unit, "unit");
    }
}
