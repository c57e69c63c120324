package vn.pcmt.plan.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.plan.plan.ClosingTerms;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanEnded;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanPutInForce;
import vn.pcmt.plan.plan.PlanStatus;

/**
 * Has the tasks of a plan come into force with it and end with it: at once in this process, and by a sweep that finds
 * what a crash left. Each task is one write; doing it twice changes nothing.
 */
@Component
class FollowPlan {
    private static final Logger LOG = LoggerFactory.getLogger(FollowPlan.class);
    /** How many tasks are written side by side. */
    private static final int WIDTH = 8;

    private static final Set<TaskStage> UNCONFIRMED =
            Set.of(TaskStage.DRAFT, TaskStage.ASSIGNED, TaskStage.RETURNED, TaskStage.DONE);
    /** Stored with the task, so in the language of the documents. */
    private static final String PLAN_ENDED = "Kế hoạch đã kết thúc";

    private final Tasks tasks;
    private final ChangeTask changeTask;
    private final ShiftDependants shiftDependants;
    private final TaskRules rules;
    private final PlanDirectory plans;
    private final MongoTemplate mongo;
    private final TaskCalendar calendar;

    FollowPlan(
            Tasks tasks,
            ChangeTask changeTask,
            ShiftDependants shiftDependants,
            TaskRules rules,
            PlanDirectory plans,
            MongoTemplate mongo,
            TaskCalendar calendar) {
        this.tasks = tasks;
        this.changeTask = changeTask;
        this.shiftDependants = shiftDependants;
        this.rules = rules;
        this.plans = plans;
        this.mongo = mongo;
        this.calendar = calendar;
    }

    @EventListener
    void on(PlanPutInForce inForce) {
        follow(inForce.plan(), inForce.actor());
    }

    @EventListener
    void on(PlanEnded ended) {
        follow(ended.plan(), ended.actor());
    }

    /** Does what is left of issued and closed plans, and of slips. */
    @Scheduled(initialDelayString = "${pcmt.task.sweep-after:5s}", fixedDelayString = "${pcmt.task.sweep:5m}")
    void sweep() {
        plansWith(Set.of(TaskStage.DRAFT)).forEach(plan -> follow(plan, Event.SYSTEM));
        plansWith(UNCONFIRMED).stream()
                .filter(plan -> plan.status() == PlanStatus.CLOSED)
                .forEach(plan -> follow(plan, Event.SYSTEM));
        shiftDependants.carryOutAll();
    }

    /** A failure here is none of the command on the plan, which is done: the sweep comes back to it. */
    private void follow(PlanFacts plan, String actor) {
        try {
            switch (plan.status()) {
                case DRAFT -> LOG.debug("The tasks of {} are drafts with it", plan.id());
                case ISSUED -> assign(plan, actor);
                case CLOSED -> withdraw(plan, actor);
            }
        } catch (RuntimeException failed) {
            LOG.warn("The tasks of {} have yet to follow it", plan.id(), failed);
        }
    }

    /** A draft that lacks something stays one: it was added while its plan was issued. Who completes it assigns it. */
    private void assign(PlanFacts plan, String actor) {
        each(tasks.findByStageInAndPlanId(Set.of(TaskStage.DRAFT), plan.id()), draft -> {
            TaskCheck check = rules.of(plan);
            check.missing("", draft.text());
            if (check.problems().isEmpty()) {
                changeTask.follow(draft.id(), task -> {
                    boolean was = task.stage() == TaskStage.DRAFT;
                    task.assign(actor, calendar);
                    return was;
                });
            }
        });
    }

    private void withdraw(PlanFacts plan, String actor) {
        ClosingTerms terms = plan.closing();
        Set<TaskStage> stages = terms != null && terms.openTasks() == ClosingTerms.OpenTasks.WITHDRAW
                ? UNCONFIRMED
                : Set.of(TaskStage.DRAFT);
        each(
                tasks.findByStageInAndPlanId(stages, plan.id()),
                open -> changeTask.follow(open.id(), task -> {
                    boolean was = !task.stage().isEnded();
                    if (was) {
                        task.withdraw(PLAN_ENDED, actor, calendar);
                    }
                    return was;
                }));
    }

    private Collection<PlanFacts> plansWith(Set<TaskStage> stages) {
        List<String> ids =
                mongo.findDistinct(query(where("stage").in(stages)), "planId", Task.COLLECTION, String.class);
        return plans.findAll(ids).values();
    }

    /** One that fails does not stop the others; the sweep comes back to it. */
    private static void each(List<Task> found, Consumer<Task> action) {
        Semaphore places = new Semaphore(WIDTH);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Task task : found) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        action.accept(task);
                    } catch (RuntimeException failed) {
                        LOG.warn("Task {} has yet to follow its plan", task.id(), failed);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }
}
