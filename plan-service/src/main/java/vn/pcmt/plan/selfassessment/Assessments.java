package vn.pcmt.plan.selfassessment;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The stored self-assessments, by plan, unit and year. */
interface Assessments extends MongoRepository<Assessment, String> {

    List<Assessment> findByPlanIdAndYear(String planId, int year);
}
