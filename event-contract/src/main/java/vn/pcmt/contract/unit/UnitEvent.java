package vn.pcmt.contract.unit;

import vn.pcmt.contract.Event;

/** What happens to an administrative unit. Keyed by {@link UnitState#key()}. */
public sealed interface UnitEvent extends Event permits UnitRegistered, UnitAmended, UnitReorganised {
    UnitState unit();

    @Override
    default String aggregateId() {
        return unit().key();
    }
}
