package vn.pcmt.plan.template;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanIds;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.unit.UnitDirectory;

/** Issues one template to many units: first the record of what is to be done, then one write per plan. */
@Component
class DistributePlans {
    private final MongoTemplate mongo;
    private final PlanTemplates templates;
    private final PlanDirectory plans;
    private final UnitDirectory units;
    private final CarryOutDistribution carryOut;
    private final Clock clock;

    DistributePlans(
            MongoTemplate mongo,
            PlanTemplates templates,
            PlanDirectory plans,
            UnitDirectory units,
            CarryOutDistribution carryOut,
            Clock clock) {
        this.mongo = mongo;
        this.templates = templates;
        this.plans = plans;
        this.units = units;
        this.carryOut = carryOut;
        this.clock = clock;
    }

    /** To whom; see {@link TemplateController}. */
    record Wanted(
            List<String> units,
            @Nullable String under,
            @Nullable String parent,
            boolean issue) {}

    /**
     * Records what is to be done and sets it off; the same caller and key make the same distribution.
     *
     * @throws Refusal {@code template-not-found}, {@code distribution-refused} with the fields at fault,
     *     {@code idempotency-key-reused}
     */
    Distribution handle(String templateId, Wanted wanted, Caller caller, IdempotencyKey key) {
        if (wanted.issue()) {
            caller.requireAny(OfficerRole.LEADER);
        } else {
            caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        }
        PlanTemplate template = templates
                .findById(templateId)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-not-found", templateId));
        String id = PlanIds.of("plan distribution", caller.id(), key.value());
        String fingerprint = Fingerprint.of(caller, "DistributePlans " + templateId, wanted);
        Optional<Distribution> known = find(id);
        if (known.isPresent()) {
            return sameAs(known.get(), fingerprint);
        }
        Distribution distribution = new Distribution(
                id,
                fingerprint,
                templateId,
                template.current().number(),
                wanted.parent(),
                wanted.issue(),
                receivers(wanted),
                caller.id(),
                clock.instant(),
                0,
                List.of(),
                null,
                Instant.EPOCH);
        try {
            mongo.insert(distribution);
        } catch (DuplicateKeyException meanwhile) {
            return sameAs(find(id).orElseThrow(), fingerprint);
        }
        carryOut.soon(id);
        return distribution;
    }

    Optional<Distribution> find(String id) {
        return Optional.ofNullable(mongo.findOne(query(where("_id").is(id)), Distribution.class));
    }

    private static Distribution sameAs(Distribution known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return known;
    }

    /** Keys of the units, or what is wrong with them: nothing is begun if one of them is unknown. */
    private List<String> receivers(Wanted wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> keys = wanted.units();
        if (keys.isEmpty() == (wanted.under() == null)) {
            problems.add(new FieldProblem("/units", "units-or-area"));
        }
        Map<String, UnitState> known = units.findAll(keys);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.containsKey(keys.get(i))) {
                problems.add(new FieldProblem("/units/" + i, "unit-unknown", keys.get(i)));
            } else if (!seen.add(keys.get(i))) {
                problems.add(new FieldProblem("/units/" + i, "unit-repeated", keys.get(i)));
            }
        }
        String under = wanted.under();
        if (under != null) {
            keys = units.communesUnder(under).stream().map(UnitState::key).toList();
            if (keys.isEmpty()) {
                problems.add(new FieldProblem("/under", "no-communes-under", under));
            }
        }
        String parent = wanted.parent();
        if (parent != null) {
            PlanStatus status = plans.find(parent).map(plan -> plan.status()).orElse(null);
            if (status == null) {
                problems.add(new FieldProblem("/parent", "parent-unknown", parent));
            } else if (status == PlanStatus.CLOSED || (wanted.issue() && status == PlanStatus.DRAFT)) {
                problems.add(new FieldProblem("/parent", "parent-not-in-force", parent));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "distribution-refused").withFields(problems);
        }
        return List.copyOf(keys);
    }
}
