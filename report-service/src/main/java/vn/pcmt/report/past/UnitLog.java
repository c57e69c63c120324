package vn.pcmt.report.past;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.report.unit.Unit;

/**
 * A state of a unit, from {@code unit-events}.
 *
 * @param id key and version
 * @param version of the unit's event
 * @param at from when it was known
 */
@Document(UnitLog.COLLECTION)
@CompoundIndex(name = "unit_key", def = "{'unit._id': 1}")
record UnitLog(@Id String id, long version, Instant at, Unit unit) {

    static final String COLLECTION = "area_log";

    static UnitLog of(UnitEvent event) {
        return new UnitLog(
                event.aggregateId() + '#' + event.version(),
                event.version(),
                event.at(),
                Unit.of(event.unit(), event.version()));
    }
}
