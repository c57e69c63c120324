package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.TaskAmended;
import vn.pcmt.contract.plan.TaskAssigned;
import vn.pcmt.contract.plan.TaskCompleted;
import vn.pcmt.contract.plan.TaskConfirmed;
import vn.pcmt.contract.plan.TaskEvent;
import vn.pcmt.contract.plan.TaskProgressed;
import vn.pcmt.contract.plan.TaskReturned;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.contract.plan.TaskWithdrawn;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/**
 * A task: a draft while its plan is one, then carried out, said to be done, and confirmed or sent back; or withdrawn.
 * Nobody else hears of a draft.
 */
@Document(Task.COLLECTION)
@TypeAlias("task")
@CompoundIndex(name = "changes_of_plan", def = "{'planId': 1, 'changedAt': 1}")
@CompoundIndex(name = "by_stage", def = "{'stage': 1, 'planId': 1}")
@CompoundIndex(name = "by_accountable", def = "{'text.accountable': 1, 'stage': 1}")
@CompoundIndex(name = "by_decider", def = "{'text.decider': 1, 'stage': 1}")
@CompoundIndex(name = "by_lead", def = "{'text.lead.unitKey': 1, 'stage': 1}")
@CompoundIndex(name = "shifting", def = "{'shift.by': 1}")
final class Task implements OutboxHolder {
    static final String COLLECTION = "tasks";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String planId;
    private TaskText text;
    private final boolean sample;
    private TaskStage stage;
    private @Nullable Work work;
    /** Dependants that have yet to follow a slip of this task. */
    private @Nullable Shift shift;

    private Instant changedAt;
    private final Outbox outbox;
    private final Receipts receipts;

    /** What is left to do after a slip was agreed: each dependant one write. */
    record Shift(String by, List<Move> moves) {}

    /** How one dependant moves; applied only to a task that still has the old days. */
    record Move(String task, LocalDate start, LocalDate deadline, LocalDate newStart, LocalDate newDeadline) {}

    @PersistenceCreator
    private Task(
            String id,
            @Nullable Long version,
            String planId,
            TaskText text,
            boolean sample,
            TaskStage stage,
            @Nullable Work work,
            @Nullable Shift shift,
            Instant changedAt,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.text = text;
        this.sample = sample;
        this.stage = stage;
        this.work = work;
        this.shift = shift;
        this.changedAt = changedAt;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Task draft(String id, String planId, TaskText text, boolean sample, Instant at) {
        return new Task(id, null, planId, text, sample, TaskStage.DRAFT, null, null, at, new Outbox(), new Receipts());
    }

    /** Comes into force with its plan. Only with a text that lacks nothing; nothing happens if it is in force. */
    void assign(String actor, TaskCalendar calendar) {
        if (stage != TaskStage.DRAFT) {
            return;
        }
        stage = TaskStage.ASSIGNED;
        work = Work.begun(calendar.now());
        tell(calendar, state -> next -> new TaskAssigned(next, calendar.now(), actor, state));
    }

    /**
     * Says something else. The dependants that are to follow are kept, to be moved one by one.
     *
     * @throws Refusal {@code task-ended}
     */
    void amend(TaskText amended, List<Move> following, String actor, TaskCalendar calendar) {
        requireNotEnded();
        text = amended;
        shift = following.isEmpty() ? null : new Shift(actor, following);
        changed(calendar, actor, null);
    }

    /** Follows a task that slipped, unless its days are no longer those that were seen. */
    boolean follow(Move move, String slipped, String actor, TaskCalendar calendar) {
        if (stage.isEnded()
                || stage == TaskStage.DONE
                || !move.start().equals(text.start())
                || !move.deadline().equals(text.deadline())) {
            return false;
        }
        text = text.lasting(move.newStart(), move.newDeadline());
        changed(calendar, actor, slipped);
        return true;
    }

    /** @throws Refusal {@code task-not-open} */
    void progress(int percent, @Nullable String note, String actor, TaskCalendar calendar) {
        requireOpen();
        work = work().progressed(new Work.Note(percent, note, actor, calendar.now()));
        tell(calendar, state -> next -> new TaskProgressed(next, calendar.now(), actor, state, note));
    }

    /** @throws Refusal {@code task-not-open}, {@code evidence-missing} */
    void complete(String actor, TaskCalendar calendar) {
        requireOpen();
        if (work().evidence().stream().noneMatch(evidence -> evidence.proves(text))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "evidence-missing", text.label());
        }
        stage = TaskStage.DONE;
        work = work().done(calendar.today(), actor);
        tell(calendar, state -> next -> new TaskCompleted(next, calendar.now(), actor, state));
    }

    /** @throws Refusal {@code task-not-done} */
    void confirm(String actor, TaskCalendar calendar) {
        requireDone();
        decide(TaskStage.CONFIRMED, null, actor, calendar);
        tell(calendar, state -> next -> new TaskConfirmed(next, calendar.now(), actor, state));
    }

    /** @throws Refusal {@code task-not-done} */
    void sendBack(String reason, String actor, TaskCalendar calendar) {
        requireDone();
        decide(TaskStage.RETURNED, reason, actor, calendar);
        tell(calendar, state -> next -> new TaskReturned(next, calendar.now(), actor, state, reason));
    }

    /** @throws Refusal {@code task-ended} */
    void withdraw(String reason, String actor, TaskCalendar calendar) {
        requireNotEnded();
        boolean known = stage != TaskStage.DRAFT;
        work = work == null ? Work.begun(calendar.now()) : work;
        decide(TaskStage.WITHDRAWN, reason, actor, calendar);
        if (known) {
            tell(calendar, state -> next -> new TaskWithdrawn(next, calendar.now(), actor, state, reason));
        }
    }

    /** @throws Refusal {@code task-not-open} */
    Evidence add(Evidence evidence, TaskCalendar calendar) {
        requireOpen();
        work = work().with(evidence);
        changedAt = calendar.now();
        return evidence;
    }

    /** A file of its evidence was looked at once more, whatever has become of the task since. */
    boolean scanned(String stored, Scan found, TaskCalendar calendar) {
        Work before = work;
        if (before == null || before.scanned(stored, found).equals(before)) {
            return false;
        }
        work = before.scanned(stored, found);
        changedAt = calendar.now();
        return true;
    }

    /** An obstacle stands in its way; the same one twice is one. */
    boolean block(String obstacle, LocalDate from, String actor, TaskCalendar calendar) {
        if (!stage.isOpen()
                || work().blockages().stream().anyMatch(one -> one.obstacle().equals(obstacle))) {
            return false;
        }
        work = work().blockedBy(obstacle, from);
        changed(calendar, actor, obstacle);
        return true;
    }

    /** An obstacle no longer stands in its way. */
    boolean free(String obstacle, LocalDate to, String actor, TaskCalendar calendar) {
        if (work == null
                || work.blockages().stream().noneMatch(one -> one.obstacle().equals(obstacle) && one.isOpen())) {
            return false;
        }
        work = work.freedFrom(obstacle, to);
        if (stage.isOpen()) {
            changed(calendar, actor, obstacle);
        } else {
            changedAt = calendar.now();
        }
        return true;
    }

    private void decide(TaskStage decision, @Nullable String reason, String actor, TaskCalendar calendar) {
        stage = decision;
        work = work().decided(new Work.Verdict(decision, reason, actor, calendar.now()));
        changedAt = calendar.now();
    }

    private void changed(TaskCalendar calendar, String actor, @Nullable String becauseOf) {
        changedAt = calendar.now();
        if (stage != TaskStage.DRAFT) {
            tell(calendar, state -> next -> new TaskAmended(next, calendar.now(), actor, state, becauseOf));
        }
    }

    private void tell(TaskCalendar calendar, Function<TaskState, LongFunction<? extends TaskEvent>> event) {
        changedAt = calendar.now();
        outbox.record(event.apply(TaskFacts.of(this).state(calendar)));
    }

    private void requireNotEnded() {
        if (stage.isEnded()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "task-ended", text.label());
        }
    }

    private void requireOpen() {
        if (!stage.isOpen()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "task-not-open", text.label());
        }
    }

    private void requireDone() {
        if (stage != TaskStage.DONE) {
            throw new Refusal(Refusal.Kind.CONFLICT, "task-not-done", text.label());
        }
    }

    private Work work() {
        return Objects.requireNonNull(work, "a task in force has work");
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    TaskText text() {
        return text;
    }

    boolean sample() {
        return sample;
    }

    TaskStage stage() {
        return stage;
    }

    @Nullable
    Work inForce() {
        return work;
    }

    @Nullable
    Shift shift() {
        return shift;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
