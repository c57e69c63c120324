package vn.pcmt.plan.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The reorganisations planned, under way and done. */
interface Reorganisations extends MongoRepository<ReorganisationRecord, String> {

    /** Those cut short, the oldest first. */
    @Query(value = "{'status': 'UNDER_WAY'}", sort = "{begun: 1, _id: 1}")
    List<ReorganisationRecord> underWay();

    /** Those that wait for their day, in the order in which they will take effect. */
    @Query(value = "{'status': 'PLANNED'}", sort = "{'reorganisation.effectiveOn': 1, recorded: 1, _id: 1}")
    List<ReorganisationRecord> planned();

    /** Those whose day has come, in the order in which they take effect. */
    @Query(
            value = "{'status': 'PLANNED', 'reorganisation.effectiveOn': {$lte: ?0}}",
            sort = "{'reorganisation.effectiveOn': 1, recorded: 1, _id: 1}")
    List<ReorganisationRecord> due(LocalDate today);

    Optional<ReorganisationRecord> findByCommand(String command);
}
