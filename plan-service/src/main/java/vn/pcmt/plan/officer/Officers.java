package vn.pcmt.plan.officer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored officers, by id. */
interface Officers extends MongoRepository<Officer, String> {

    @Query("{'leftAt': null}")
    Page<Officer> inOffice(Pageable page);

    @Query("{'leftAt': null, 'state.unitKey': ?0}")
    Page<Officer> inOfficeAt(String unitKey, Pageable page);

    @Query("{'leftAt': null, 'state.unitKey': {$in: ?0}}")
    Page<Officer> inOfficeAtAny(Collection<String> unitKeys, Pageable page);

    @Query("{'leftAt': null, 'state.unitKey': ?0}")
    List<Officer> servingAt(String unitKey);

    /** Those whose day of departure has come. */
    @Query("{'leftAt': null, 'state.until': {$lte: ?0}}")
    List<Officer> leavingBy(LocalDate today);
}
