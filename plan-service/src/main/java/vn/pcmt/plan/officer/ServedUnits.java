package vn.pcmt.plan.officer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.unit.UnitDirectory;

/** The units that have officers. */
@Component
class ServedUnits {
    private final MongoTemplate mongo;
    private final UnitDirectory units;

    ServedUnits(MongoTemplate mongo, UnitDirectory units) {
        this.mongo = mongo;
        this.units = units;
    }

    Collection<UnitState> all() {
        List<String> served =
                mongo.findDistinct(query(where("leftAt").is(null)), "state.unitKey", Officer.class, String.class);
        return units.findAll(served).values();
    }

    /** Keys of those that have ended by a day, merged, divided or abolished: where their officers serve is to be decided. */
    List<String> endedBy(LocalDate day) {
        return all().stream()
                .filter(unit -> unit.validTo() != null && !unit.validTo().isAfter(day))
                .map(UnitState::key)
                .toList();
    }
}
