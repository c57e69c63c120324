package vn.pcmt.plan.obstacle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.task.TaskCalendar;

/**
 * Takes obstacles up whose time ran out, and finishes telling their tasks. Asks what is due, never what day it is, so
 * that a missed night loses nothing; each obstacle is taken up by one node at a time.
 */
@Component
class ObstacleClock {
    private static final Logger LOG = LoggerFactory.getLogger(ObstacleClock.class);
    private static final int BATCH = 200;

    private final MongoTemplate mongo;
    private final TellTasks tellTasks;
    private final EscalateObstacle escalate;
    private final PlanDirectory plans;
    private final TaskCalendar calendar;
    private final ObstacleSettings settings;

    ObstacleClock(
            MongoTemplate mongo,
            TellTasks tellTasks,
            EscalateObstacle escalate,
            PlanDirectory plans,
            TaskCalendar calendar,
            ObstacleSettings settings) {
        this.mongo = mongo;
        this.tellTasks = tellTasks;
        this.escalate = escalate;
        this.plans = plans;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** One that fails does not stop the others; it is due again when its lease ends. */
    @Scheduled(initialDelayString = "${pcmt.obstacle.poll-after:5s}", fixedDelayString = "${pcmt.obstacle.poll:20s}")
    void run() {
        for (String id : due()) {
            try {
                Obstacle claimed = claim(id);
                if (claimed != null) {
                    act(claimed);
                }
            } catch (RuntimeException failed) {
                LOG.warn("Obstacle {} stays due", id, failed);
            }
        }
    }

    private void act(Obstacle obstacle) {
        if (!obstacle.isTold()) {
            tellTasks.handle(obstacle.id());
            return;
        }
        boolean overdue = obstacle.isOpen() && !obstacle.responsible().dueAt().isAfter(calendar.now());
        if (!overdue || isClosed(obstacle.planId()) || !escalate.handleOverdue(obstacle)) {
            // It stays where it is, overdue for all to see; or it is due only later.
            Update rest = new Update();
            if (overdue || !obstacle.isOpen()) {
                rest.unset("actAt");
            } else {
                rest.set("actAt", obstacle.responsible().dueAt());
            }
            mongo.updateFirst(
                    query(where("_id").is(obstacle.id()).and("version").is(obstacle.revision())),
                    rest,
                    Obstacle.COLLECTION);
        }
    }

    private boolean isClosed(String planId) {
        return plans.find(planId)
                .filter(plan -> plan.status() == PlanStatus.CLOSED)
                .isPresent();
    }

    private List<String> due() {
        Query due =
                query(where("actAt").lte(calendar.now())).with(Sort.by("actAt")).limit(BATCH);
        due.fields().include("_id");
        return mongo.find(due, Document.class, Obstacle.COLLECTION).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }

    private @Nullable Obstacle claim(String id) {
        Instant now = calendar.now();
        Document claimed = mongo.findAndModify(
                query(where("_id").is(id).and("actAt").lte(now)),
                new Update().set("actAt", now.plus(settings.lease())),
                FindAndModifyOptions.options().returnNew(true),
                Document.class,
                Obstacle.COLLECTION);
        return claimed == null ? null : mongo.getConverter().read(Obstacle.class, claimed);
    }
}
