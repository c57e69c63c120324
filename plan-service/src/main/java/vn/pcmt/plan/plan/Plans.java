package vn.pcmt.plan.plan;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored plans, by id. */
interface Plans extends MongoRepository<Plan, String> {

    List<Plan> findByTextParentOrderById(String parent);

    List<Plan> findByOriginTemplateOrderById(String template);
}
