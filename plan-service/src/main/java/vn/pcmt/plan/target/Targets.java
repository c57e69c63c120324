package vn.pcmt.plan.target;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored targets, by id. */
interface Targets extends MongoRepository<Target, String> {

    List<Target> findByPlanIdOrderById(String planId);
}
