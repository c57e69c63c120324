package vn.pcmt.plan.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Moves the tasks that follow one that slipped, each in one write. What is left to do is kept with the task that
 * slipped, so that a crash in between loses nothing; doing it twice changes nothing.
 */
@Component
class ShiftDependants {
    private static final Logger LOG = LoggerFactory.getLogger(ShiftDependants.class);

    private final Tasks tasks;
    private final ChangeTask changeTask;
    private final MongoTemplate mongo;
    private final TaskCalendar calendar;

    ShiftDependants(Tasks tasks, ChangeTask changeTask, MongoTemplate mongo, TaskCalendar calendar) {
        this.tasks = tasks;
        this.changeTask = changeTask;
        this.mongo = mongo;
        this.calendar = calendar;
    }

    void carryOut(String slipped) {
        Task.Shift shift = tasks.findById(slipped).map(Task::shift).orElse(null);
        if (shift == null) {
            return;
        }
        for (Task.Move move : shift.moves()) {
            changeTask.follow(move.task(), task -> task.follow(move, slipped, shift.by(), calendar));
        }
        // Past the version: nothing that anybody sees changes, and a save in between only brings this round back.
        mongo.updateFirst(query(where("_id").is(slipped)), new Update().unset("shift"), Task.COLLECTION);
    }

    /** Finishes what a crash left. */
    void carryOutAll() {
        for (Task task : tasks.shifting()) {
            try {
                carryOut(task.id());
            } catch (RuntimeException failed) {
                LOG.warn("The tasks after {} have yet to follow it", task.id(), failed);
            }
        }
    }
}
