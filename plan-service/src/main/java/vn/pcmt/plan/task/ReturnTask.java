package vn.pcmt.plan.task;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Who decides sends a task back that was said to be done. */
@Component
public class ReturnTask {
    private final ChangeTask changeTask;
    private final TaskAccess access;
    private final TaskCalendar calendar;

    ReturnTask(ChangeTask changeTask, TaskAccess access, TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.access = access;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code task-not-done} and the common ones */
    public TaskWritten handle(String id, Reason reason, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ReturnTask " + id, reason);
        return changeTask.handle(id, key, fingerprint, expected, task -> access.requireDecides(caller, task), task -> {
            FreeText.require("/reason", reason.reason());
            task.sendBack(reason.reason(), caller.id(), calendar);
        });
    }
}
