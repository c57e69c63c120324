package vn.pcmt.plan.obstacle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.task.TaskDirectory;

/**
 * Tells the tasks of an obstacle that it blocks them, or no longer does; each is one write, and telling twice changes
 * nothing. Until all of them know, the obstacle stays due on its clock, so that a crash in between loses nothing.
 */
@Component
class TellTasks {
    private final Obstacles obstacles;
    private final TaskDirectory tasks;
    private final MongoTemplate mongo;

    TellTasks(Obstacles obstacles, TaskDirectory tasks, MongoTemplate mongo) {
        this.obstacles = obstacles;
        this.tasks = tasks;
        this.mongo = mongo;
    }

    void handle(String id) {
        obstacles.findById(id).filter(obstacle -> !obstacle.isTold()).ifPresent(this::tell);
    }

    private void tell(Obstacle obstacle) {
        for (String task : obstacle.text().tasks()) {
            Obstacle.Resolution resolution = obstacle.resolution();
            tasks.block(task, obstacle.id(), day(obstacle.raisedAt()), obstacle.raisedBy());
            if (resolution != null) {
                tasks.free(task, obstacle.id(), day(resolution.at()), resolution.by());
            }
        }
        // Past the version: nothing that anybody sees changes. Whoever saved in between is due again.
        Update known = new Update().set("told", true);
        if (obstacle.isOpen()) {
            known.set("actAt", obstacle.responsible().dueAt());
        } else {
            known.unset("actAt");
        }
        mongo.updateFirst(
                query(where("_id").is(obstacle.id()).and("version").is(obstacle.revision())),
                known,
                Obstacle.COLLECTION);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, VietnamTime.ZONE);
    }
}
