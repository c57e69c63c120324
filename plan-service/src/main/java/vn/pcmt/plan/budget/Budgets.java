package vn.pcmt.plan.budget;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored budgets, by plan and year. */
interface Budgets extends MongoRepository<Budget, String> {

    List<Budget> findByPlanIdInOrderByYear(Collection<String> planIds);
}
