package vn.pcmt.plan.evaluation;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanEnded;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/**
 * Makes an evaluation final when its plan is closed: at once, before open tasks are withdrawn, and by a sweep for what a
 * crash left behind.
 */
@Component
class FreezeEvaluation {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeEvaluation.class);

    private final Evaluations evaluations;
    private final ReadOutcome outcome;
    private final PlanDirectory plans;

    FreezeEvaluation(Evaluations evaluations, ReadOutcome outcome, PlanDirectory plans) {
        this.evaluations = evaluations;
        this.outcome = outcome;
        this.plans = plans;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PlanEnded ended) {
        evaluations.findById(ended.plan().id()).ifPresent(this::freeze);
    }

    void sweep() {
        List<Evaluation> open = evaluations.findByFrozenNull();
        Map<String, PlanFacts> known =
                plans.findAll(open.stream().map(Evaluation::planId).toList());
        open.stream()
                .filter(evaluation -> {
                    PlanFacts plan = known.get(evaluation.planId());
                    return plan != null && plan.status() == PlanStatus.CLOSED;
                })
                .forEach(this::freeze);
    }

    private void freeze(Evaluation evaluation) {
        if (evaluation.isFinal()) {
            return;
        }
        try {
            evaluation.freeze(outcome.of(evaluation.planId()));
            evaluations.save(evaluation);
        } catch (OptimisticLockingFailureException raced) {
            LOG.info("The evaluation of {} is written at this moment; the next sweep freezes it", evaluation.planId());
        }
    }
}
