package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.Scan;

/**
 * A task as shown. Drafts lack some of it.
 *
 * @param workingDays after the start up to and including the deadline
 * @param deadlineAt when it is late: 17:00 on the deadline, or on the first working day after it
 * @param late whether it is open and past that
 * @param lateDays working days after the deadline that no obstacle excuses
 * @param blockedDays working days on which an obstacle stood in its way
 * @param obstacles ids of those that stand in its way now
 * @param detail what lists leave out; null in lists
 */
public record TaskView(
        String id,
        String planId,
        long version,
        TaskStage status,
        boolean sample,
        @Nullable String code,
        @Nullable String title,
        @Nullable Person accountable,
        @Nullable Person decider,
        @Nullable BodyText lead,
        List<BodyText> coordinating,
        @Nullable LocalDate start,
        @Nullable LocalDate deadline,
        @Nullable Integer workingDays,
        @Nullable Instant deadlineAt,
        List<String> dependsOn,
        int progress,
        @Nullable LocalDate doneOn,
        boolean late,
        int lateDays,
        boolean blocked,
        int blockedDays,
        List<String> obstacles,
        int evidence,
        @Nullable Detail detail) {

    /**
     * What only the task's own page needs.
     *
     * @param missing which of the six "rõ" a draft lacks
     * @param outsidePlan what of its days its plan has no room for: it was written while the plan was amended
     * @param waitsTooLong tasks it depends on whose deadline is not before its start
     * @param may what the caller may do with it
     */
    public record Detail(
            @Nullable String description,
            @Nullable String result,
            @Nullable ProofText proof,
            List<Missing> missing,
            List<Missing> outsidePlan,
            List<String> waitsTooLong,
            List<Work.Note> notes,
            List<Shown> evidence,
            Work.@Nullable Verdict verdict,
            List<Blockage> blockages,
            Set<TaskAct> may) {}

    /** Something that is lacking or does not fit. */
    public record Missing(String pointer, String code) {}

    /**
     * Evidence as shown: of a file what it is, not where its bytes are.
     *
     * @param verified of a value whether it was compared with the report it is said to be of, which nobody does here; null
     *     for a file
     */
    public record Shown(
            int number,
            String by,
            Instant at,
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable Scan scan,
            Evidence.@Nullable Value value,
            @Nullable Boolean verified) {
        static Shown of(Evidence evidence) {
            KeptFile file = evidence.file();
            return new Shown(
                    evidence.number(),
                    evidence.by(),
                    evidence.at(),
                    file == null ? null : file.name(),
                    file == null ? null : file.mediaType(),
                    file == null ? null : file.size(),
                    file == null ? null : file.sha256(),
                    file == null ? null : file.scan(),
                    evidence.value(),
                    evidence.value() == null ? null : false);
        }
    }
}
