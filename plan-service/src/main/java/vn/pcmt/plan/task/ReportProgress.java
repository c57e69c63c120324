package vn.pcmt.plan.task;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Who carries a task out says how far it is. */
@Component
public class ReportProgress {
    private final ChangeTask changeTask;
    private final TaskAccess access;
    private final TaskCalendar calendar;

    ReportProgress(ChangeTask changeTask, TaskAccess access, TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.access = access;
        this.calendar = calendar;
    }

    /**
     * How far a task is.
     *
     * @param percent 0 to 100
     * @param note in Vietnamese, null if there is nothing to say
     */
    public record Progress(
            @Min(0) @Max(100) int percent,
            @Nullable @Size(max = 2000) String note) {}

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code task-not-open} and the common ones */
    public TaskWritten handle(
            String id, Progress progress, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ReportProgress " + id, progress);
        return changeTask.handle(
                id, key, fingerprint, expected, task -> access.requireCarriesOut(caller, task.text()), task -> {
                    FreeText.require("/note", progress.note());
                    task.progress(progress.percent(), progress.note(), caller.id(), calendar);
                });
    }
}
