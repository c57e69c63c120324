package vn.pcmt.plan.unit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored units, by key. */
interface Units extends MongoRepository<AdministrativeUnit, String>, UnitTree {

    @Override
    default Optional<AdministrativeUnit> find(String key) {
        return findById(key);
    }

    @Override
    @Query(value = "{'state.today.path': {$in: ?0}}", sort = "{_id: 1}")
    List<AdministrativeUnit> leadingTo(Collection<String> keys);

    /** Units that have one of these keys in the path of their own time or of today; by key. */
    @Query(value = "{$or: [{'state.path': {$in: ?0}}, {'state.today.path': {$in: ?0}}]}", sort = "{_id: 1}")
    List<AdministrativeUnit> everWithin(Collection<String> keys);

    @Override
    @Query(value = "{'state.path': ?0, 'state.validTo': null}", sort = "{_id: 1}")
    List<AdministrativeUnit> livingUnder(String key);

    @Override
    @Query("{'state.code': ?0, 'state.validTo': null}")
    List<AdministrativeUnit> livingWithCode(String code);

    @Query("{'state.validTo': null}")
    List<AdministrativeUnit> living();

    /** Units that have, or had until they ceased, a key in their path. */
    @Query("{'state.path': ?0}")
    List<AdministrativeUnit> everUnder(String key);
}
