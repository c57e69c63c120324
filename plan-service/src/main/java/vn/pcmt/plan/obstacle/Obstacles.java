package vn.pcmt.plan.obstacle;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored obstacles, by id. */
interface Obstacles extends MongoRepository<Obstacle, String> {

    Page<Obstacle> findByPlanId(String planId, Pageable page);

    @Query("{'planId': ?0, 'resolution': null}")
    Page<Obstacle> open(String planId, Pageable page);

    @Query("{'planId': ?0, 'resolution': {$ne: null}}")
    Page<Obstacle> resolved(String planId, Pageable page);

    @Query("{'planId': ?0, 'resolution': null}")
    List<Obstacle> open(String planId);

    @Query("{'text.tasks': ?0}")
    List<Obstacle> ofTask(String task);
}
