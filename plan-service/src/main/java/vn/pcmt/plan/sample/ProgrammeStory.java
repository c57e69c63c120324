package vn.pcmt.plan.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.plan.budget.EntryKind;
import vn.pcmt.plan.committee.CommitteeText;
import vn.pcmt.plan.evaluation.AdoptModel.Takeover;
import vn.pcmt.plan.evaluation.EvaluationText;
import vn.pcmt.plan.evaluation.ModelText;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.target.TargetText;
import vn.pcmt.plan.task.TaskText;

/**
 * A programme and what happened to it, as told in {@code programmes.json}. What its documents state is told as they state
 * it; what is made up to try the system with says so in its own text. All times are Vietnamese.
 *
 * @param key names the programme in the story, and makes the ids of all that belongs to it
 * @param closedAt null while it runs
 * @param children sub-plans and projects
 * @param evaluation closing evaluation, null if none was begun
 */
record ProgrammeStory(
        String key,
        PlanText plan,
        LocalDateTime issuedAt,
        @Nullable LocalDateTime closedAt,
        List<ProgrammeStory> children,
        List<Appointed> committees,
        List<TargetText> targets,
        List<Assigned> tasks,
        List<Hindered> obstacles,
        List<Asked> explanations,
        List<Financed> budget,
        @Nullable EvaluationText evaluation,
        List<Copied> replicated) {

    ProgrammeStory {
        children = Objects.requireNonNullElse(children, List.of());
        committees = Objects.requireNonNullElse(committees, List.of());
        targets = Objects.requireNonNullElse(targets, List.of());
        tasks = Objects.requireNonNullElse(tasks, List.of());
        obstacles = Objects.requireNonNullElse(obstacles, List.of());
        explanations = Objects.requireNonNullElse(explanations, List.of());
        budget = Objects.requireNonNullElse(budget, List.of());
        replicated = Objects.requireNonNullElse(replicated, List.of());
    }

    /** What may happen to a task or an obstacle. */
    enum Happening {
        PROGRESS,
        EVIDENCE,
        COMPLETE,
        RETURN,
        CONFIRM,
        ESCALATE,
        RESOLVE
    }

    /**
     * One thing that happened.
     *
     * @param text what was said, in the words of the field it goes to
     */
    record Step(
            LocalDateTime at,
            Happening what,
            @Nullable Integer percent,
            @Nullable String text) {
        String said() {
            return Objects.requireNonNull(text, "something is said");
        }
    }

    record Appointed(LocalDateTime at, CommitteeText committee) {}

    /** @param after codes of the tasks it waits for */
    record Assigned(TaskText task, List<String> after, List<Step> story) {}

    /** @param tasks codes of the tasks it blocks */
    record Hindered(
            LocalDateTime at,
            String title,
            List<String> tasks,
            String ownerUnit,
            String owner,
            String by,
            List<Step> story) {}

    /** @param task code of the task that is asked about */
    record Asked(LocalDateTime at, String unitKey, String task, String question) {}

    record Financed(int year, List<Booked> bookings) {}

    /** @param ofLastCommitment whether it pays the commitment booked before it */
    record Booked(
            EntryKind kind,
            BigDecimal amount,
            LocalDate on,
            String document,
            @Nullable Boolean ofLastCommitment) {}

    record Copied(LocalDateTime at, ModelText model, List<Takeover> adoptions) {}

    /** The five programmes of the province. */
    static List<ProgrammeStory> all() {
        try (InputStream file = ProgrammeStory.class.getResourceAsStream("programmes.json")) {
            if (file == null) {
                throw new IllegalStateException("programmes.json is missing from the jar");
            }
            return List.of(JsonMapper.shared().readValue(file, ProgrammeStory[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
