package vn.pcmt.plan.task;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Who decides confirms that a task is done. */
@Component
public class ConfirmTask {
    private final ChangeTask changeTask;
    private final TaskAccess access;
    private final TaskCalendar calendar;

    ConfirmTask(ChangeTask changeTask, TaskAccess access, TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.access = access;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code forbidden}, {@code task-not-done} and the common ones */
    public TaskWritten handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ConfirmTask " + id, "");
        return changeTask.handle(
                id,
                key,
                fingerprint,
                expected,
                task -> access.requireDecides(caller, task),
                task -> task.confirm(caller.id(), calendar));
    }
}
