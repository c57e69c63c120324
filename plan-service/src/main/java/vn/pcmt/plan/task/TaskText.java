package vn.pcmt.plan.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.text.Folded;

/**
 * What a task says. A draft may lack any of the six "rõ"; a task in force has them all: the accountable officer, the
 * work, the lead body, who decides, start and deadline, and the result or the figure that proves it.
 *
 * @param code number within the plan's document, null if it has none
 * @param title rõ việc: the work
 * @param description more about it, null if there is none
 * @param accountable rõ người: id of the one officer who answers for it
 * @param decider rõ thẩm quyền: id of the officer who confirms it
 * @param lead rõ trách nhiệm: the body that leads
 * @param coordinating bodies that take part
 * @param start rõ thời gian: first day
 * @param deadline last day; stored also if it was given in working days
 * @param workingDays instead of the deadline: how many working days after the start it is
 * @param result rõ kết quả: what is to be delivered
 * @param proof rõ kết quả: or the figure that proves it
 * @param dependsOn ids of the tasks of this plan that come before it
 */
public record TaskText(
        @Nullable @Size(max = 40) String code,
        @Nullable @Size(max = 500) String title,
        @Nullable @Size(max = 4000) String description,
        @Nullable @Size(max = 60) String accountable,
        @Nullable @Size(max = 60) String decider,
        @Nullable @Valid BodyText lead,
        @Size(max = 100) List<@Valid @NotNull BodyText> coordinating,
        @Nullable LocalDate start,
        @Nullable LocalDate deadline,
        @Nullable @Min(0) @Max(2000) Integer workingDays,
        @Nullable @Size(max = 1000) String result,
        @Nullable @Valid ProofText proof,
        @Size(max = 50) List<@NotBlank String> dependsOn) {

    public TaskText {
        code = blankToNull(code);
        title = blankToNull(title);
        description = blankToNull(description);
        accountable = blankToNull(accountable);
        decider = blankToNull(decider);
        result = blankToNull(result);
        coordinating = List.copyOf(Objects.requireNonNullElse(coordinating, List.of()));
        dependsOn = List.copyOf(Objects.requireNonNullElse(dependsOn, List.of()));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Short name for messages: the number, else the work, else nothing. */
    String label() {
        return Objects.requireNonNullElse(code, Objects.requireNonNullElse(title, ""));
    }

    /** Number and work as {@link Folded#of} folds them. */
    String searchable() {
        return Folded.of(Objects.requireNonNullElse(code, "") + " " + Objects.requireNonNullElse(title, ""));
    }

    TaskText lasting(@Nullable LocalDate newStart, @Nullable LocalDate newDeadline) {
        return new TaskText(
                code,
                title,
                description,
                accountable,
                decider,
                lead,
                coordinating,
                newStart,
                newDeadline,
                null,
                result,
                proof,
                dependsOn);
    }

    /** The same task, waiting for others. */
    public TaskText after(List<String> others) {
        return new TaskText(
                code,
                title,
                description,
                accountable,
                decider,
                lead,
                coordinating,
                start,
                deadline,
                workingDays,
                result,
                proof,
                others);
    }

    TaskText ledBy(@Nullable BodyText newLead, List<BodyText> newCoordinating) {
        return new TaskText(
                code,
                title,
                description,
                accountable,
                decider,
                newLead,
                newCoordinating,
                start,
                deadline,
                null,
                result,
                proof,
                dependsOn);
    }
}
