package vn.pcmt.plan.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/** Where the other features look plans up. */
@Component
public class PlanDirectory {
    private final Plans plans;

    PlanDirectory(Plans plans) {
        this.plans = plans;
    }

    /** A plan by its id, drafts too. */
    public Optional<PlanFacts> find(String id) {
        return plans.findById(id).map(PlanFacts::of);
    }

    /** Those of these ids that are known. */
    public Map<String, PlanFacts> findAll(Collection<String> ids) {
        return plans.findAllById(ids).stream()
                .map(PlanFacts::of)
                .collect(Collectors.toMap(PlanFacts::id, Function.identity()));
    }

    /** All plans in force. */
    public List<PlanFacts> inForce() {
        return facts(plans.findByIssueNotNullAndIssueClosingNull());
    }

    /** Those of these ids that are in force. */
    public List<PlanFacts> inForce(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : facts(plans.findByIdInAndIssueNotNullAndIssueClosingNull(ids));
    }

    /** Plans in force that were amended at a moment or later. */
    public List<PlanFacts> amendedSince(Instant moment) {
        return facts(plans.findByAmendmentsAtGreaterThanEqualAndIssueClosingNull(moment));
    }

    private static List<PlanFacts> facts(List<Plan> found) {
        return found.stream().map(PlanFacts::of).toList();
    }

    /**
     * A plan that this caller may read: any issued one; a draft only for those who may write one.
     *
     * @throws Refusal {@code plan-not-found}
     */
    public PlanFacts requireReadable(String id, Caller caller) {
        return find(id).filter(plan -> plan.status() != PlanStatus.DRAFT || readsDrafts(caller))
                .orElseThrow(() -> notFound(id));
    }

    /**
     * A plan whose parts may still change: a draft or one in force.
     *
     * @throws Refusal {@code plan-not-found}, {@code plan-closed}
     */
    public PlanFacts requireOpen(String id) {
        PlanFacts plan = find(id).orElseThrow(() -> notFound(id));
        if (plan.status() == PlanStatus.CLOSED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-closed", id);
        }
        return plan;
    }

    /** The sub-plans and projects directly under a plan, by id, drafts too. */
    public List<PlanFacts> children(String id) {
        return plans.findByTextParentOrderById(id).stream().map(PlanFacts::of).toList();
    }

    /** Whether a caller sees plans before they are issued. */
    public static boolean readsDrafts(Caller caller) {
        return caller.has(OfficerRole.LEADER) || caller.has(OfficerRole.ADMIN);
    }

    private static Refusal notFound(String id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", id);
    }
}
