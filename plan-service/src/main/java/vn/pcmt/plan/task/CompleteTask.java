package vn.pcmt.plan.task;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Who carries a task out says that it is done, and has shown it. */
@Component
public class CompleteTask {
    private final ChangeTask changeTask;
    private final TaskAccess access;
    private final TaskCalendar calendar;

    CompleteTask(ChangeTask changeTask, TaskAccess access, TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.access = access;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code forbidden}, {@code evidence-missing}, {@code task-not-open} and the common ones */
    public TaskWritten handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "CompleteTask " + id, "");
        return changeTask.handle(
                id,
                key,
                fingerprint,
                expected,
                task -> access.requireCarriesOut(caller, task.text()),
                task -> task.complete(caller.id(), calendar));
    }
}
