package vn.pcmt.plan.evaluation;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored evaluations, by plan. */
interface Evaluations extends MongoRepository<Evaluation, String> {

    List<Evaluation> findByFrozenNull();
}
