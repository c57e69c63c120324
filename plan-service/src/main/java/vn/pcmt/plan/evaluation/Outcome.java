package vn.pcmt.plan.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.view.TargetStatus;

/**
 * What came of a plan, as the system knows it: live until the plan is closed, frozen then.
 *
 * @param asOf when it was read
 */
record Outcome(Instant asOf, List<TargetFigure> targets, List<OpenTask> openTasks, List<OpenObstacle> obstacles) {

    /**
     * A target with its figures; null where they cannot be told.
     *
     * @param period latest period that decides
     * @param accepted reports behind the figure, of those expected
     */
    record TargetFigure(
            String id,
            String title,
            @Nullable String indicator,
            TargetStatus status,
            @Nullable String period,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal goal,
            @Nullable BigDecimal actual,
            int accepted,
            int expected) {}

    /** A task that nobody has confirmed. */
    record OpenTask(String id, String title, @Nullable LocalDate deadline, int progress) {}

    /** An obstacle that nobody has removed. */
    record OpenObstacle(String id, String title, Instant raisedAt) {}
}
