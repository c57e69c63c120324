package vn.pcmt.contract.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A task in force, with all six "rõ".
 *
 * @param code number within the plan's document, null if it has none
 * @param title the work, in Vietnamese
 * @param accountable id of the one officer who answers for it
 * @param decider id of the officer who confirms it or sends it back
 * @param lead body that leads
 * @param coordinating bodies that take part
 * @param start first day
 * @param deadline last day as agreed, worked or not
 * @param deadlineAt when it is late: 17:00 in Vietnam on the deadline, or on the first working day after it
 * @param result what is to be delivered; null if a figure proves it
 * @param proof the figure that proves it; null if something is delivered
 * @param dependsOn ids of the tasks of the same plan that come before it
 * @param progress 0 to 100, as reported; 100 once done
 * @param doneOn when it was last said to be done; null while it is being carried out
 * @param blocked whether an obstacle stands in its way
 * @param blockedDays working days on which an obstacle stood in its way, up to this event
 * @param lateDays working days after the deadline on which no obstacle stood in its way, up to this event
 * @param sample whether this is sample data, to be shown as such
 */
public record TaskState(
        String id,
        String planId,
        @Nullable String code,
        String title,
        String accountable,
        String decider,
        Body lead,
        List<Body> coordinating,
        LocalDate start,
        LocalDate deadline,
        Instant deadlineAt,
        @Nullable String result,
        @Nullable Proof proof,
        List<String> dependsOn,
        TaskStatus status,
        int progress,
        @Nullable LocalDate doneOn,
        boolean blocked,
        int blockedDays,
        int lateDays,
        boolean sample) {
    public TaskState {
        Checks.text(id, "id");
        Checks.text(planId, "planId");
        Checks.text(title, "title");
        Checks.text(accountable, "accountable");
        Checks.text(decider, "decider");
        Checks.present(lead, "lead");
        coordinating = List.copyOf(coordinating);
        Checks.present(start, "start");
        Checks.present(deadline, "deadline");
        Checks.present(deadlineAt, "deadlineAt");
        if (deadline.isBefore(start)) {
            throw new IllegalArgumentException("the deadline " + deadline + " is before the start " + start);
        }
        if (result == null && proof == null) {
            throw new IllegalArgumentException("a task needs a result or a figure that proves it");
        }
        dependsOn = List.copyOf(dependsOn);
        Checks.present(status, "status");
        if (progress < 0 || progress > 100) {
            throw new IllegalArgumentException("progress must be 0 to 100, not " + progress);
        }
    }
}
