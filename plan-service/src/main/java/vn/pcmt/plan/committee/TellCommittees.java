package vn.pcmt.plan.committee;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.plan.plan.IssueCheck;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanPutInForce;
import vn.pcmt.plan.plan.PlanStatus;

/**
 * Lets others hear of the committees that were prepared with a draft once the plan is in force: right away, and at the
 * next start if the process died in between.
 */
@Component
@Order(TellCommittees.ORDER)
class TellCommittees implements IssueCheck, ApplicationRunner {
    static final int ORDER = 50;

    private final Committees committees;
    private final PlanDirectory plans;
    private final CommitteeRules rules;
    private final Clock clock;

    TellCommittees(Committees committees, PlanDirectory plans, CommitteeRules rules, Clock clock) {
        this.committees = committees;
        this.plans = plans;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<FieldProblem> problems(PlanFacts plan) {
        return committees.findByPlanIdOrderById(plan.id()).stream()
                .flatMap(committee -> rules.problems(committee.text()).stream()
                        .map(one -> new FieldProblem(
                                "/committees/" + committee.id() + one.pointer(), one.code(), one.args())))
                .toList();
    }

    @EventListener
    void on(PlanPutInForce issued) {
        committees.findByPlanIdOrderById(issued.plan().id()).forEach(committee -> tellOnce(committee, issued.actor()));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Committee> untold = committees.untold();
        Map<String, PlanFacts> their =
                plans.findAll(untold.stream().map(Committee::planId).distinct().toList());
        untold.stream()
                .filter(committee -> {
                    PlanFacts plan = their.get(committee.planId());
                    return plan != null && plan.status() == PlanStatus.ISSUED;
                })
                .forEach(committee -> tellOnce(committee, Event.SYSTEM));
    }

    /** After a write that found a draft: the plan may have come into force meanwhile. */
    void settle(Committee saved, String actor) {
        if (!saved.isTold()
                && plans.find(saved.planId())
                        .filter(plan -> plan.status() == PlanStatus.ISSUED)
                        .isPresent()) {
            committees.findById(saved.id()).ifPresent(committee -> tellOnce(committee, actor));
        }
    }

    private void tellOnce(Committee committee, String actor) {
        if (committee.isTold()) {
            return;
        }
        committee.tell(actor, clock.instant());
        try {
            committees.save(committee);
        } catch (OptimisticLockingFailureException meanwhile) {
            committees.findById(committee.id()).ifPresent(again -> tellOnce(again, actor));
        }
    }
}
