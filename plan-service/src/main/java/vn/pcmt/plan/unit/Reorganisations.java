package vn.pcmt.plan.unit;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The reorganisations begun and done. */
interface Reorganisations extends MongoRepository<ReorganisationRecord, String> {

    /** Those cut short, the oldest first. */
    List<ReorganisationRecord> findByDoneIsNullOrderByBegun();

    Optional<ReorganisationRecord> findByCommand(String command);
}
