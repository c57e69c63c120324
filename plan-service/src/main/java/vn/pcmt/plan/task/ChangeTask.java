package vn.pcmt.plan.task;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;

/** What every change of a stored task shares: the first answer again, who may, the version expected, one write. */
@Component
class ChangeTask {
    private final Tasks tasks;
    private final PlanDirectory plans;

    ChangeTask(Tasks tasks, PlanDirectory plans) {
        this.tasks = tasks;
        this.plans = plans;
    }

    /**
     * @param may refuses callers who may not, who are not told which version there is
     * @throws Refusal {@code task-not-found}, {@code plan-closed}, {@code stale-revision}, {@code idempotency-key-reused}
     */
    TaskWritten handle(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Task> may,
            Consumer<Task> change) {
        return Commands.carryOut(() -> attempt(id, key, fingerprint, expected, may, change));
    }

    private TaskWritten attempt(
            String id,
            IdempotencyKey key,
            String fingerprint,
            ExpectedVersion expected,
            Consumer<Task> may,
            Consumer<Task> change) {
        Task task = require(id);
        Optional<String> first = task.receipts().answerTo(key, fingerprint);
        if (first.isPresent()) {
            return TaskWritten.fromReceipt(id, first.get());
        }
        may.accept(task);
        plans.requireOpen(task.planId());
        expected.check(task.revision());
        change.accept(task);
        task.receipts().add(key, fingerprint, TaskWritten.receipt(task, expected.value() + 1));
        return TaskWritten.of(tasks.save(task));
    }

    /** @throws Refusal {@code task-not-found} */
    Task require(String id) {
        return tasks.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "task-not-found", id));
    }

    /**
     * A change that follows from another aggregate and carries no version: done again until nobody comes in between.
     *
     * @param change whether there is something to save
     */
    void follow(String id, Predicate<Task> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                tasks.findById(id).filter(change).ifPresent(tasks::save);
                return;
            } catch (OptimisticLockingFailureException raced) {
                if (attempt == 10) {
                    throw raced;
                }
            }
        }
    }
}
