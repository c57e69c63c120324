package vn.pcmt.report.classification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.UnitClassification;

/** The repository of what was decided, unique by unit and year. */
@Component
class Classifications {

    private final MongoOperations store;

    Classifications(MongoOperations store) {
        this.store = store;
    }

    Optional<Classification> find(String unitKey, int year) {
        return Optional.ofNullable(store.findById(UnitClassification.id(unitKey, year), Classification.class));
    }

    List<Classification> of(int year, List<String> unitKeys) {
        return store.find(
                Query.query(Criteria.where("_id")
                        .in(unitKeys.stream()
                                .map(unit -> UnitClassification.id(unit, year))
                                .toList())),
                Classification.class);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it meanwhile */
    void save(Classification classification) {
        store.save(classification);
    }
}
