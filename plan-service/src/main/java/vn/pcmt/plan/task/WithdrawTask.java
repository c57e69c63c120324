package vn.pcmt.plan.task;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;

/** Takes a task out of its plan. It stays readable. */
@Component
class WithdrawTask {
    private final ChangeTask changeTask;
    private final PlanDirectory plans;
    private final TaskCalendar calendar;

    WithdrawTask(ChangeTask changeTask, PlanDirectory plans, TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.plans = plans;
        this.calendar = calendar;
    }

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code task-ended} and the common ones */
    TaskWritten handle(String id, Reason reason, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WithdrawTask " + id, reason);
        return changeTask.handle(
                id,
                key,
                fingerprint,
                expected,
                task -> TaskAccess.requireWriter(
                        caller, plans.find(task.planId()).orElseThrow()),
                task -> {
                    FreeText.require("/reason", reason.reason());
                    task.withdraw(reason.reason(), caller.id(), calendar);
                });
    }
}
