package vn.pcmt.console.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.ExplanationService;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.PlanningService;
import vn.pcmt.console.services.PlanningService.Plan;
import vn.pcmt.console.services.PlanningService.Progress;
import vn.pcmt.console.services.TaskService.Task;

/** Reads a plan with everything that belongs to it; what fails alone leaves the rest. */
@Component
class ReadPlan {
    /** How far back the page tells what happened. */
    private static final int DAYS = 180;

    private static final int EXPLANATIONS = 20;

    private final PlanningService planning;
    private final ExplanationService explanations;
    private final Clock clock;

    ReadPlan(PlanningService planning, ExplanationService explanations, Clock clock) {
        this.planning = planning;
        this.explanations = explanations;
        this.clock = clock;
    }

    PlanPage of(Visitor visitor, String id, boolean late, String text) {
        LocalDate today = LocalDate.now(clock.withZone(Vi.ZONE));
        var known = planning.one(visitor, id);
        Plan plan = known.value();
        boolean draft = plan.status().equals("DRAFT");
        try (var blocks = new Blocks()) {
            var overview = blocks.read(() -> planning.overview(visitor, id));
            var tasks = blocks.read(() -> planning.tasks(visitor, id, late, text));
            var obstacles = blocks.read(() -> planning.obstacles(visitor, id));
            var committees = blocks.read(() -> planning.committees(visitor, id));
            var budget = blocks.read(() -> planning.budget(visitor, id));
            var children = blocks.read(() -> planning.children(visitor, id));
            var evaluated = blocks.read(() -> planning.evaluation(visitor, id).value());
            var assessments = blocks.read(() -> planning.assessments(visitor, id));
            var asked = blocks.read(() -> explanations.list(visitor, Map.of("plan", id), 0, EXPLANATIONS));
            var history = blocks.read(() ->
                    draft ? new PlanningService.Changes(List.of()) : planning.changes(visitor, id, since(plan, today)));
            Listing<Task> found = tasks.value();
            List<Plan> below = children.value();
            return new PlanPage(
                    plan,
                    known.etag(),
                    overview.value(),
                    found,
                    found == null ? null : Timeline.of(found.items(), today),
                    obstacles.value(),
                    committees.value(),
                    budget.value(),
                    below,
                    below == null ? null : progress(blocks, visitor, below),
                    evaluated.value(),
                    assessments.value(),
                    asked.value(),
                    history.value());
        }
    }

    /** A plan that is over is told of from its last half year. */
    private static LocalDate since(Plan plan, LocalDate today) {
        LocalDate until = plan.closedAt() == null
                ? today
                : plan.closedAt().atZone(Vi.ZONE).toLocalDate();
        return until.minusDays(DAYS);
    }

    private @Nullable Map<String, Progress> progress(Blocks blocks, Visitor visitor, List<Plan> plans) {
        List<Progress> known = blocks.read(() -> planning.progress(
                        visitor, plans.stream().limit(50).map(Plan::id).toList()))
                .value();
        return known == null
                ? null
                : known.stream().collect(Collectors.toMap(Progress::plan, Function.identity(), (one, same) -> one));
    }
}
