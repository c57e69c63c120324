package vn.pcmt.plan.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.plan.PlanDirectory;

/** The past over HTTP: read by whoever may read the plan. It begins when the plan is issued; drafts have none. */
@RestController
@RequestMapping("/api/v1/plans/{id}/history")
@Tag(name = "history", description = "What was so on a day, and what changed between two")
class HistoryController {
    private final ReadHistory history;
    private final PlanDirectory plans;
    private final Clock clock;

    HistoryController(ReadHistory history, PlanDirectory plans, Clock clock) {
        this.history = history;
        this.plans = plans;
        this.clock = clock;
    }

    @Operation(summary = "A plan with its tasks and targets as they were at the end of a day")
    @GetMapping
    ReadHistory.AsOf asOf(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "false") boolean includeWithdrawn,
            Caller caller) {
        plans.requireReadable(id, caller);
        return history.on(id, asOf == null ? today() : asOf, includeWithdrawn);
    }

    @Operation(summary = "What changed from one day to another: added, changed, withdrawn")
    @GetMapping("/changes")
    ReadHistory.Changes changes(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Caller caller) {
        plans.requireReadable(id, caller);
        LocalDate until = to == null ? today() : to;
        if (until.isBefore(from)) {
            throw new Refusal(Refusal.Kind.INVALID, "history-days-reversed")
                    .withFields(List.of(new FieldProblem("/to", "period-reversed", from, until)));
        }
        return history.between(id, from, until);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(VietnamTime.ZONE));
    }
}
