package vn.pcmt.plan.task;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored tasks, by id. */
interface Tasks extends MongoRepository<Task, String> {

    List<Task> findByStageInAndPlanId(Collection<TaskStage> stages, String planId);

    /** Tasks in some stages that an officer answers for. */
    Page<Task> findByTextAccountableAndStageIn(String officer, Collection<TaskStage> stages, Pageable page);

    /** Tasks in some stages that an officer decides. */
    Page<Task> findByTextDeciderAndStageIn(String officer, Collection<TaskStage> stages, Pageable page);

    /** Tasks in some stages that one of some units leads. */
    Page<Task> findByTextLeadUnitKeyInAndStageIn(Collection<String> units, Collection<TaskStage> stages, Pageable page);

    /** Tasks whose dependants have yet to follow a slip. */
    @Query("{'shift.by': {$gt: ''}}")
    List<Task> shifting();
}
