package vn.pcmt.console.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.ExplanationService.Explanation;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.PlanningService.Assessment;
import vn.pcmt.console.services.PlanningService.Budget;
import vn.pcmt.console.services.PlanningService.Changes;
import vn.pcmt.console.services.PlanningService.Committee;
import vn.pcmt.console.services.PlanningService.Evaluated;
import vn.pcmt.console.services.PlanningService.Obstacle;
import vn.pcmt.console.services.PlanningService.Overview;
import vn.pcmt.console.services.PlanningService.Plan;
import vn.pcmt.console.services.PlanningService.Progress;
import vn.pcmt.console.services.PlanningService.Reading;
import vn.pcmt.console.services.TaskService.Task;

/** Everything that the page of a plan shows. A block is null if it could not be loaded. */
record PlanPage(
        Plan plan,
        String etag,
        @Nullable Overview overview,
        @Nullable Listing<Task> tasks,
        @Nullable Timeline timeline,
        @Nullable List<Obstacle> obstacles,
        @Nullable List<Committee> committees,
        @Nullable Budget budget,
        @Nullable List<Plan> children,
        @Nullable Map<String, Progress> below,
        @Nullable Evaluated evaluated,
        @Nullable Listing<Assessment> assessments,
        @Nullable Listing<Explanation> explanations,
        @Nullable Changes history) {

    /** Full width of a bar is a quarter more than what is wanted; the mark of what is wanted stands at 80. */
    private static final int RECENT = 12;

    private static final BigDecimal SCALE = BigDecimal.valueOf(80);

    /** Something that happened; {@code type} without its version. */
    record Recent(String title, String type, Instant at) {}

    /** The latest first. */
    public List<Recent> recent() {
        return history == null
                ? List.of()
                : history.items().stream()
                        .flatMap(item -> item.events().stream()
                                .map(event -> new Recent(
                                        item.title(), event.type().replaceFirst("\\.v\\d+$", ""), event.at())))
                        .sorted(Comparator.comparing(Recent::at).reversed())
                        .limit(RECENT)
                        .toList();
    }

    public long openObstacles() {
        return obstacles == null
                ? 0
                : obstacles.stream().filter(one -> one.resolvedAt() == null).count();
    }

    /** Length of the bar of a reading, 0 to 100; null without both figures. */
    public static @Nullable Integer length(Reading reading) {
        return share(reading.actual(), reading.goal());
    }

    /** Where on that bar it should be by now. */
    public static @Nullable Integer mark(Reading reading) {
        return share(reading.expectedByNow(), reading.goal());
    }

    /** Result less what it should be by now: negative is short where more is wanted. */
    public static @Nullable BigDecimal gap(Reading reading) {
        return reading.actual() == null || reading.expectedByNow() == null
                ? null
                : reading.actual().subtract(reading.expectedByNow());
    }

    private static @Nullable Integer share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part == null || whole == null || whole.signum() <= 0) {
            return null;
        }
        return Math.clamp(
                part.multiply(SCALE).divide(whole, 0, RoundingMode.HALF_UP).longValue(), 0, 100);
    }
}
