package vn.pcmt.contract.unit;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A reorganisation (merger, split, re-parenting) began, ended or moved a unit; {@code reorganisation} is its id. */
@EventType("unit.reorganised.v1")
public record UnitReorganised(long version, Instant at, String actor, UnitState unit, String reorganisation)
        implements UnitEvent {
    public UnitReorganised {
        Checks.event(version, at, actor);
        Checks.present(unit, "unit");
        Checks.text(reorganisation, "reorganisation");
    }
}
