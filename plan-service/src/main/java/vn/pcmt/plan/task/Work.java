package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.file.Scan;

/**
 * What happened to a task since it is in force.
 *
 * @param assignedAt since when
 * @param progress 0 to 100, as last reported
 * @param notes the latest reports of progress, the newest last
 * @param doneOn when it was last said to be done; null while it is carried out
 * @param doneBy who said so, null while it is carried out
 * @param verdict the latest decision: confirmed, returned or withdrawn, null before the first
 * @param blockages by the obstacles it met
 * @param evidence in the order of its numbers
 */
public record Work(
        Instant assignedAt,
        int progress,
        List<Note> notes,
        @Nullable LocalDate doneOn,
        @Nullable String doneBy,
        @Nullable Verdict verdict,
        List<Blockage> blockages,
        List<Evidence> evidence) {
    /** Older notes are in the history. */
    private static final int NOTES_KEPT = 30;

    /** A report of progress. */
    public record Note(int progress, @Nullable String text, String by, Instant at) {}

    /** A decision, with its reason unless it confirms. */
    public record Verdict(TaskStage decided, @Nullable String reason, String by, Instant at) {}

    public Work {
        // Not read where only the state matters.
        notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
        blockages = List.copyOf(blockages);
        evidence = List.copyOf(evidence);
    }

    static Work begun(Instant at) {
        return new Work(at, 0, List.of(), null, null, null, List.of(), List.of());
    }

    Work progressed(Note note) {
        List<Note> kept = new ArrayList<>(notes.subList(Math.max(0, notes.size() - NOTES_KEPT + 1), notes.size()));
        kept.add(note);
        return new Work(assignedAt, note.progress(), kept, doneOn, doneBy, verdict, blockages, evidence);
    }

    Work done(LocalDate on, String by) {
        return new Work(assignedAt, progress, notes, on, by, verdict, blockages, evidence);
    }

    Work decided(Verdict decision) {
        boolean again = decision.decided() == TaskStage.RETURNED;
        return new Work(
                assignedAt,
                progress,
                notes,
                again ? null : doneOn,
                again ? null : doneBy,
                decision,
                blockages,
                evidence);
    }

    Work blockedBy(String obstacle, LocalDate from) {
        List<Blockage> more = Stream.concat(blockages.stream(), Stream.of(new Blockage(obstacle, from, null)))
                .toList();
        return new Work(assignedAt, progress, notes, doneOn, doneBy, verdict, more, evidence);
    }

    Work freedFrom(String obstacle, LocalDate to) {
        List<Blockage> ended = blockages.stream()
                .map(one ->
                        one.obstacle().equals(obstacle) && one.isOpen() ? new Blockage(obstacle, one.from(), to) : one)
                .toList();
        return new Work(assignedAt, progress, notes, doneOn, doneBy, verdict, ended, evidence);
    }

    Work with(Evidence added) {
        return new Work(
                assignedAt,
                progress,
                notes,
                doneOn,
                doneBy,
                verdict,
                blockages,
                Stream.concat(evidence.stream(), Stream.of(added)).toList());
    }

    /** The same after a file of its evidence was looked at once more. */
    Work scanned(String stored, Scan found) {
        return new Work(
                assignedAt,
                progress,
                notes,
                doneOn,
                doneBy,
                verdict,
                blockages,
                evidence.stream().map(one -> one.scanned(stored, found)).toList());
    }

    boolean isBlocked() {
        return blockages.stream().anyMatch(Blockage::isOpen);
    }
}
