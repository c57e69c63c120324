package vn.pcmt.plan.plan;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Ends a plan in force: its reports are owed up to a last period. */
@Component
class ClosePlan {
    private final ChangePlan changePlan;
    private final ObjectProvider<CloseCheck> checks;
    private final ApplicationEventPublisher parts;
    private final Clock clock;

    ClosePlan(ChangePlan changePlan, ObjectProvider<CloseCheck> checks, ApplicationEventPublisher parts, Clock clock) {
        this.changePlan = changePlan;
        this.checks = checks;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code plan-refused} for a period that is none, {@code plan-not-closable} with what is not settled,
     *     {@code plan-not-issued} and the common ones
     */
    PlanWritten handle(String id, ClosingTerms terms, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "ClosePlan " + id, terms);
        AtomicReference<PlanFacts> ended = new AtomicReference<>();
        PlanWritten written = changePlan.handle(id, key, fingerprint, expected, plan -> {
            if (PlanRules.month(terms.lastPeriod()) == null) {
                throw new Refusal(Refusal.Kind.INVALID, "plan-refused")
                        .withFields(List.of(new FieldProblem("/lastPeriod", "month-malformed", terms.lastPeriod())));
            }
            if (plan.status() == PlanStatus.ISSUED) {
                requireSettled(PlanFacts.of(plan), terms);
            }
            plan.close(terms, caller.id(), clock.instant());
            ended.set(PlanFacts.of(plan));
        });
        PlanFacts plan = ended.get();
        if (plan != null) {
            parts.publishEvent(new PlanEnded(plan, caller.id()));
        }
        return written;
    }

    private void requireSettled(PlanFacts plan, ClosingTerms terms) {
        List<FieldProblem> open = checks.orderedStream()
                .flatMap(check -> check.problems(plan, terms).stream())
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-closable").withFields(open);
        }
    }
}
