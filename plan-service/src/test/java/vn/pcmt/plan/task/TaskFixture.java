package vn.pcmt.plan.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tasks as tests speak of them. */
final class TaskFixture {
    private TaskFixture() {}

    static TaskText text(String code, String start, String deadline, String... dependsOn) {
        return new TaskText(
                code,
                "Nhiệm vụ " + code,
                null,
                "canbo",
                "lanhdao",
                new BodyText(null, "Công an tỉnh"),
                List.of(),
                LocalDate.parse(start),
                LocalDate.parse(deadline),
                null,
                "Báo cáo",
                null,
                List.of(dependsOn));
    }

    /** A draft whose id is its code. */
    static TaskFacts draft(String code, String start, String deadline, String... dependsOn) {
        return in(TaskStage.DRAFT, code, start, deadline, dependsOn);
    }

    static TaskFacts in(TaskStage stage, String code, String start, String deadline, String... dependsOn) {
        TaskText text = text(code, start, deadline, dependsOn);
        return new TaskFacts(code, 0, "plan", text, false, stage, null, Instant.EPOCH, text.searchable());
    }
}
