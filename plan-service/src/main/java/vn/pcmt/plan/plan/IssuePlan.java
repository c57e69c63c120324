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

/** Puts a plan into force: from then on its reports are owed. */
@Component
public class IssuePlan {
    private final ChangePlan changePlan;
    private final PlanRules rules;
    private final ObjectProvider<IssueCheck> checks;
    private final ApplicationEventPublisher parts;
    private final Clock clock;

    IssuePlan(
            ChangePlan changePlan,
            PlanRules rules,
            ObjectProvider<IssueCheck> checks,
            ApplicationEventPublisher parts,
            Clock clock) {
        this.changePlan = changePlan;
        this.rules = rules;
        this.checks = checks;
        this.parts = parts;
        this.clock = clock;
    }

    /** @throws Refusal {@code plan-not-issuable} with the fields at fault, {@code plan-not-draft} and the common ones */
    public PlanWritten handle(String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "IssuePlan " + id, "");
        AtomicReference<PlanFacts> inForce = new AtomicReference<>();
        PlanWritten written = changePlan.handle(id, key, fingerprint, expected, plan -> {
            if (plan.status() == PlanStatus.DRAFT) {
                rules.checkIssue(id, plan.text(), partsOf(PlanFacts.of(plan)));
            }
            plan.issue(caller.id(), clock.instant());
            inForce.set(PlanFacts.of(plan));
        });
        PlanFacts plan = inForce.get();
        if (plan != null) {
            parts.publishEvent(new PlanPutInForce(plan, caller.id()));
        }
        return written;
    }

    private List<FieldProblem> partsOf(PlanFacts draft) {
        return checks.orderedStream()
                .flatMap(check -> check.problems(draft).stream())
                .toList();
    }
}
