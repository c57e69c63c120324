package vn.pcmt.plan.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** One task over HTTP: what it says, and everything that happens to it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tasks", description = "Tasks with the six 'rõ'")
class TaskController {
    private final TaskDirectory directory;
    private final ShowTasks show;
    private final CreateTask create;
    private final AmendTask amend;
    private final PreviewSlip previewSlip;
    private final ReportProgress reportProgress;
    private final CompleteTask complete;
    private final ConfirmTask confirm;
    private final ReturnTask sendBack;
    private final WithdrawTask withdraw;

    TaskController(
            TaskDirectory directory,
            ShowTasks show,
            CreateTask create,
            AmendTask amend,
            PreviewSlip previewSlip,
            ReportProgress reportProgress,
            CompleteTask complete,
            ConfirmTask confirm,
            ReturnTask sendBack,
            WithdrawTask withdraw) {
        this.directory = directory;
        this.show = show;
        this.create = create;
        this.amend = amend;
        this.previewSlip = previewSlip;
        this.reportProgress = reportProgress;
        this.complete = complete;
        this.confirm = confirm;
        this.sendBack = sendBack;
        this.withdraw = withdraw;
    }

    /**
     * A new deadline, as a day or in working days after the start.
     *
     * @param deadline null if working days are given
     */
    record NewDeadline(
            @Nullable LocalDate deadline,
            @Nullable @Min(0) @Max(2000) Integer workingDays) {}

    @Operation(summary = "Add a task: a draft to a draft plan, a complete one in force at once to an issued plan")
    @PostMapping("/plans/{planId}/tasks")
    ResponseEntity<TaskWritten> create(
            @PathVariable String planId, @Valid @RequestBody TaskText text, Caller caller, IdempotencyKey key) {
        TaskWritten task = create.handle(planId, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.id()))
                .eTag(ETags.of(task.version()))
                .body(task);
    }

    @Operation(summary = "A task with its progress, evidence, decisions and obstacles")
    @GetMapping("/tasks/{id}")
    ResponseEntity<TaskView> one(@PathVariable String id, Caller caller) {
        TaskFacts task = directory.requireReadable(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(task.version())).body(show.inDetail(task, caller));
    }

    @Operation(summary = "Amend a task; with shiftDependants the tasks that come after it follow its new deadline")
    @PutMapping("/tasks/{id}")
    ResponseEntity<TaskWritten> amend(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean shiftDependants,
            @Valid @RequestBody TaskText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(amend.handle(id, text, shiftDependants, caller, key, expected));
    }

    @Operation(summary = "What a new deadline would mean for all tasks that come after; nothing is saved")
    @PostMapping("/tasks/{id}/slip-preview")
    SlipView previewSlip(@PathVariable String id, @Valid @RequestBody NewDeadline sent, Caller caller) {
        return previewSlip.handle(id, sent.deadline(), sent.workingDays(), caller);
    }

    @Operation(summary = "Report progress: the accountable officer, or the head of the unit that leads")
    @PostMapping("/tasks/{id}/progress")
    ResponseEntity<TaskWritten> progress(
            @PathVariable String id,
            @Valid @RequestBody ReportProgress.Progress progress,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(reportProgress.handle(id, progress, caller, key, expected));
    }

    @Operation(summary = "Say that a task is done; needs evidence")
    @PostMapping("/tasks/{id}/completion")
    ResponseEntity<TaskWritten> complete(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(complete.handle(id, caller, key, expected));
    }

    @Operation(summary = "Confirm that a task is done: the officer who decides")
    @PostMapping("/tasks/{id}/confirmation")
    ResponseEntity<TaskWritten> confirm(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(confirm.handle(id, caller, key, expected));
    }

    @Operation(summary = "Send a task back that was said to be done: the officer who decides")
    @PostMapping("/tasks/{id}/return")
    ResponseEntity<TaskWritten> sendBack(
            @PathVariable String id,
            @Valid @RequestBody Reason reason,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(sendBack.handle(id, reason, caller, key, expected));
    }

    @Operation(summary = "Withdraw a task; it stays readable")
    @PostMapping("/tasks/{id}/withdrawal")
    ResponseEntity<TaskWritten> withdraw(
            @PathVariable String id,
            @Valid @RequestBody Reason reason,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(withdraw.handle(id, reason, caller, key, expected));
    }

    static ResponseEntity<TaskWritten> written(TaskWritten task) {
        return ResponseEntity.ok().eTag(ETags.of(task.version())).body(task);
    }
}
