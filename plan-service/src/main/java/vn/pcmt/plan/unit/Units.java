package vn.pcmt.plan.unit;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored units, by key. */
interface Units extends MongoRepository<AdministrativeUnit, String> {

    /** Units that stand, today, for something below or at one of these keys; by key. */
    @Query(value = "{'state.today.path': {$in: ?0}}", sort = "{_id: 1}")
    List<AdministrativeUnit> leadingTo(Collection<String> keys);

    /** Units that have not ceased and have a key in their path, by key. */
    @Query(value = "{'state.path': ?0, 'state.validTo': null}", sort = "{_id: 1}")
    List<AdministrativeUnit> livingUnder(String key);

    /** Units of a code that have not ceased. */
    @Query("{'state.code': ?0, 'state.validTo': null}")
    List<AdministrativeUnit> livingWithCode(String code);
}
