package vn.pcmt.plan.plan;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored plans, by id. */
interface Plans extends MongoRepository<Plan, String> {

    Page<Plan> findByIssueNotNull(Pageable page);

    List<Plan> findByTextParentOrderById(String parent);
}
