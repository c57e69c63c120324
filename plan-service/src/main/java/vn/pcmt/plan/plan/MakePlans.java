package vn.pcmt.plan.plan;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;

/** Makes plans from a template, one write each. Made again with the same id, a plan is left as it is. */
@Component
public class MakePlans {
    private static final Logger LOG = LoggerFactory.getLogger(MakePlans.class);

    private final Plans plans;
    private final PlanRules rules;
    private final Clock clock;

    MakePlans(Plans plans, PlanRules rules, Clock clock) {
        this.plans = plans;
        this.rules = rules;
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
     * Makes a plan for a unit, in force at once if so wanted. It has no parts yet that would have to be in order, or to
     * come into force with it.
     *
     * @throws Refusal {@code plan-refused}, {@code plan-not-issuable} with the fields at fault
     */
    public void make(String id, PlanText text, String template, int version, String unit, boolean issue, String actor) {
        Plan plan = Plan.draft(id, text, false, new Plan.Origin(template, version, unit));
        if (issue) {
            rules.checkIssue(id, text, List.of());
            plan.issue(actor, clock.instant());
        } else {
            rules.checkDraft(id, text);
        }
        try {
            plans.insert(plan);
        } catch (DuplicateKeyException made) {
            LOG.debug("Plan {} was made before", id);
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
