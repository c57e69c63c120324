package vn.pcmt.report.unit;

import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.unit.UnitState;

/** Puts units into the read model as their events would. */
public final class UnitStock {
    private UnitStock() {}

    public static void put(MongoOperations store, UnitState... units) {
        for (UnitState unit : units) {
            store.save(Unit.of(unit, 1));
        }
    }
}
