package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Proof;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;

/**
 * A task as the other features see it: what it says, and how far it is. Never changes; days are counted when asked.
 *
 * @param version of the stored revision, as in the entity tag
 * @param work null for a draft
 * @param changedAt when it was last written
 * @param searchable number and work in lower case without diacritics
 */
public record TaskFacts(
        String id,
        long version,
        String planId,
        TaskText text,
        boolean sample,
        TaskStage stage,
        @Nullable Work work,
        Instant changedAt,
        String searchable) {

    static TaskFacts of(Task task) {
        return new TaskFacts(
                task.id(),
                task.revision(),
                task.planId(),
                task.text(),
                task.sample(),
                task.stage(),
                task.inForce(),
                task.changedAt(),
                task.text().searchable());
    }

    /** 0 to 100: as reported, 100 once it is said to be done. */
    public int progress() {
        if (stage == TaskStage.DONE || stage == TaskStage.CONFIRMED) {
            return 100;
        }
        return work == null ? 0 : work.progress();
    }

    /** When it was last said to be done, null while it is carried out. */
    public @Nullable LocalDate doneOn() {
        return work == null ? null : work.doneOn();
    }

    /** Whether it is open and past the end of its last day. */
    public boolean isLate(Instant now, TaskCalendar calendar) {
        LocalDate deadline = text.deadline();
        return stage.isOpen() && deadline != null && now.isAfter(calendar.deadlineAt(deadline));
    }

    /** Whether it is open and an obstacle stands in its way. */
    public boolean isBlocked() {
        return stage.isOpen() && work != null && work.isBlocked();
    }

    /** Working days on which an obstacle stood in its way. */
    public int blockedDays(TaskCalendar calendar) {
        LocalDate start = text.start();
        return work == null || start == null ? 0 : calendar.blockedDays(work.blockages(), start, end(calendar));
    }

    /** Working days after its deadline that no obstacle excuses. */
    public int lateDays(TaskCalendar calendar) {
        LocalDate deadline = text.deadline();
        return work == null || deadline == null ? 0 : calendar.lateDays(work.blockages(), deadline, end(calendar));
    }

    /** Today while it is carried out, else the day on which that ended. */
    private LocalDate end(TaskCalendar calendar) {
        LocalDate done = doneOn();
        if (done != null) {
            return done;
        }
        Work.Verdict verdict = work == null ? null : work.verdict();
        return stage == TaskStage.WITHDRAWN && verdict != null
                ? LocalDate.ofInstant(verdict.at(), VietnamTime.ZONE)
                : calendar.today();
    }

    /** Whether one of these units leads it or takes part. */
    public boolean involves(Set<String> unitKeys) {
        return Stream.concat(Stream.ofNullable(text.lead()), text.coordinating().stream())
                .anyMatch(body -> body.unitKey() != null && unitKeys.contains(body.unitKey()));
    }

    /** Number or work, for messages. */
    public String label() {
        return text.label();
    }

    /** @throws Refusal {@code task-not-open} */
    public TaskFacts requireOpen() {
        if (!stage.isOpen()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "task-not-open", label());
        }
        return this;
    }

    /** As the contract has it. Only of a task in force, which lacks nothing. */
    TaskState state(TaskCalendar calendar) {
        LocalDate deadline = Objects.requireNonNull(text.deadline(), "deadline");
        ProofText proof = text.proof();
        Proof shown = proof == null ? null : proof.proof();
        return new TaskState(
                id,
                planId,
                text.code(),
                Objects.requireNonNull(text.title(), "title"),
                Objects.requireNonNull(text.accountable(), "accountable"),
                Objects.requireNonNull(text.decider(), "decider"),
                Objects.requireNonNull(text.lead(), "lead").body(),
                text.coordinating().stream().map(BodyText::body).toList(),
                Objects.requireNonNull(text.start(), "start"),
                deadline,
                calendar.deadlineAt(deadline),
                text.result(),
                shown,
                List.copyOf(text.dependsOn()),
                stage.status(),
                progress(),
                doneOn(),
                isBlocked(),
                blockedDays(calendar),
                lateDays(calendar),
                sample);
    }
}
