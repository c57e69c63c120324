package vn.pcmt.plan.plan;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;

/** Makes plans from a template, one write each. Made again with the same id, a plan is left as it is. */
@Component
public class MakePlans {
    private final Plans plans;
    private final PlanRules rules;
    private final ObjectProvider<IssueCheck> checks;
    private final ApplicationEventPublisher parts;
    private final Clock clock;

    MakePlans(
            Plans plans,
            PlanRules rules,
            ObjectProvider<IssueCheck> checks,
            ApplicationEventPublisher parts,
            Clock clock) {
        this.plans = plans;
        this.rules = rules;
        this.checks = checks;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * A plan made from a template.
     *
     * @param version of the template it was made from
     * @param unit key of the unit it was made for
     * @param amendments how often it was amended since
     */
    public record Made(String id, int version, String unit, PlanStatus status, int amendments, PlanText plan) {}

    /** @throws Refusal {@code plan-refused} with the fields at fault */
    public void check(PlanText plan) {
        rules.checkDraft("", plan);
    }

    /**
     * Makes a plan for a unit, in force at once if so wanted.
     *
     * @throws Refusal {@code plan-refused}, {@code plan-not-issuable} with the fields at fault
     */
    public void make(String id, PlanText text, String template, int version, String unit, boolean issue, String actor) {
        Plan plan = Plan.draft(id, text, false, new Plan.Origin(template, version, unit));
        if (issue) {
            PlanFacts draft = PlanFacts.of(plan);
            List<FieldProblem> disorder = checks.orderedStream()
                    .flatMap(check -> check.problems(draft).stream())
                    .toList();
            rules.checkIssue(id, text, disorder);
            plan.issue(actor, clock.instant());
        } else {
            rules.checkDraft(id, text);
        }
        try {
            plans.insert(plan);
        } catch (DuplicateKeyException made) {
            return;
        }
        if (issue) {
            parts.publishEvent(new PlanPutInForce(PlanFacts.of(plan), actor));
        }
    }

    /** Those of these ids that are there. */
    public Set<String> existing(Collection<String> ids) {
        return plans.findAllById(ids).stream().map(Plan::id).collect(Collectors.toSet());
    }

    /**
     * The plans made from a template, by id.
     *
     * @param drafts whether those not issued yet are wanted too
     */
    public List<Made> from(String template, boolean drafts) {
        return plans.findByOriginTemplateOrderById(template).stream()
                .filter(plan -> drafts || plan.status() != PlanStatus.DRAFT)
                .flatMap(plan -> {
                    Plan.Origin origin = plan.origin();
                    return origin == null
                            ? Stream.empty()
                            : Stream.of(new Made(
                                    plan.id(),
                                    origin.version(),
                                    origin.unit(),
                                    plan.status(),
                                    plan.amendments().size(),
                                    plan.text()));
                })
                .toList();
    }
}
