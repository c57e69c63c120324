package vn.pcmt.plan.obstacle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.task.Reason;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;

/** Obstacles over HTTP. Whoever reads a plan reads what stands in its way. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "obstacles", description = "Vướng mắc: raised, escalated, resolved")
class ObstacleController {
    private final Obstacles obstacles;
    private final RaiseObstacle raise;
    private final EscalateObstacle escalate;
    private final ResolveObstacle resolve;
    private final PlanDirectory plans;
    private final TaskDirectory tasks;
    private final TaskCalendar calendar;

    ObstacleController(
            Obstacles obstacles,
            RaiseObstacle raise,
            EscalateObstacle escalate,
            ResolveObstacle resolve,
            PlanDirectory plans,
            TaskDirectory tasks,
            TaskCalendar calendar) {
        this.obstacles = obstacles;
        this.raise = raise;
        this.escalate = escalate;
        this.resolve = resolve;
        this.plans = plans;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    @Operation(summary = "The obstacles of a plan, the oldest first")
    @GetMapping("/plans/{planId}/obstacles")
    Page<ObstacleView> ofPlan(
            @PathVariable String planId, @RequestParam @Nullable Boolean open, Caller caller, PageRequest wanted) {
        plans.requireReadable(planId, caller);
        var page = org.springframework.data.domain.PageRequest.of(
                wanted.page(), wanted.size(), Sort.by("raisedAt", "_id"));
        var found = open == null
                ? obstacles.findByPlanId(planId, page)
                : open ? obstacles.open(planId, page) : obstacles.resolved(planId, page);
        return new Page<>(
                found.map(one -> ObstacleView.of(one, calendar, caller)).getContent(),
                wanted.page(),
                wanted.size(),
                found.getTotalElements());
    }

    @Operation(summary = "The obstacles of a task, the oldest first")
    @GetMapping("/tasks/{task}/obstacles")
    List<ObstacleView> ofTask(@PathVariable String task, Caller caller) {
        tasks.requireReadable(task, caller);
        return obstacles.ofTask(task).stream()
                .map(one -> ObstacleView.of(one, calendar, caller))
                .sorted(Comparator.comparing(ObstacleView::raisedAt))
                .toList();
    }

    @Operation(summary = "An obstacle with its way up and its resolution")
    @GetMapping("/obstacles/{id}")
    ResponseEntity<ObstacleView> one(@PathVariable String id, Caller caller) {
        Obstacle obstacle =
                obstacles.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "obstacle-not-found", id));
        plans.requireReadable(obstacle.planId(), caller);
        return ResponseEntity.ok()
                .eTag(ETags.of(obstacle.revision()))
                .body(ObstacleView.of(obstacle, calendar, caller));
    }

    @Operation(summary = "Raise an obstacle: whoever carries out the tasks it blocks, or a leader")
    @PostMapping("/plans/{planId}/obstacles")
    ResponseEntity<ObstacleWritten> raise(
            @PathVariable String planId, @Valid @RequestBody ObstacleText text, Caller caller, IdempotencyKey key) {
        ObstacleWritten raised = raise.handle(planId, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/obstacles/" + raised.id()))
                .eTag(ETags.of(raised.version()))
                .body(raised);
    }

    @Operation(summary = "Take an obstacle up to the level above")
    @PostMapping("/obstacles/{id}/escalation")
    ResponseEntity<ObstacleWritten> escalate(
            @PathVariable String id,
            @Valid @RequestBody Reason reason,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(escalate.handle(id, reason, caller, key, expected));
    }

    @Operation(summary = "Say how an obstacle was removed")
    @PostMapping("/obstacles/{id}/resolution")
    ResponseEntity<ObstacleWritten> resolve(
            @PathVariable String id,
            @Valid @RequestBody ResolveObstacle.Resolution resolution,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(resolve.handle(id, resolution, caller, key, expected));
    }

    private static ResponseEntity<ObstacleWritten> written(ObstacleWritten obstacle) {
        return ResponseEntity.ok().eTag(ETags.of(obstacle.version())).body(obstacle);
    }
}
