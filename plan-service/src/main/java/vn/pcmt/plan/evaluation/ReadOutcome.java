package vn.pcmt.plan.evaluation;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.plan.evaluation.Outcome.TargetFigure;
import vn.pcmt.plan.target.TargetDirectory;
import vn.pcmt.plan.target.TargetFacts;

/** Reads what came of a plan off its parts. */
@Component
class ReadOutcome {
    private final TargetDirectory targets;
    private final OpenWork openWork;
    private final Clock clock;

    ReadOutcome(TargetDirectory targets, OpenWork openWork, Clock clock) {
        this.targets = targets;
        this.openWork = openWork;
        this.clock = clock;
    }

    Outcome of(String planId) {
        List<TargetFigure> figures =
                targets.of(planId).stream().map(ReadOutcome::figure).toList();
        return new Outcome(clock.instant(), figures, openWork.tasks(planId), openWork.obstacles(planId));
    }

    private static TargetFigure figure(TargetFacts target) {
        TargetReading reading = target.reading();
        return new TargetFigure(
                target.id(),
                target.title(),
                target.indicator(),
                target.status(),
                reading == null ? null : reading.period(),
                reading == null ? null : reading.baseline(),
                reading == null ? null : reading.goal(),
                reading == null ? null : reading.actual(),
                reading == null ? 0 : reading.coverage().accepted(),
                reading == null ? 0 : reading.coverage().expected());
    }
}
