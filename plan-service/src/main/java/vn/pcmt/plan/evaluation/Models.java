package vn.pcmt.plan.evaluation;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored models, by id. */
interface Models extends MongoRepository<ReplicatedModel, String> {

    List<ReplicatedModel> findByPlanIdOrderById(String planId);
}
