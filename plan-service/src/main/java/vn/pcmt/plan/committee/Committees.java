package vn.pcmt.plan.committee;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored committees, by id. */
interface Committees extends MongoRepository<Committee, String> {

    List<Committee> findByPlanIdOrderById(String planId);

    /** Those nobody has heard of yet. */
    @Query("{'outbox.version': 0}")
    List<Committee> untold();
}
