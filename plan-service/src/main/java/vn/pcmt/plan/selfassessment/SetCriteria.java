package vn.pcmt.plan.selfassessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.AssessmentState.Group;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.selfassessment.Criteria.CriteriaGroup;
import vn.pcmt.plan.selfassessment.Criteria.Criterion;

/** The province sets new criteria; what was begun by earlier ones goes on by them. */
@Component
class SetCriteria {
    private static final int ATTEMPTS = 5;

    private final CriteriaVersions versions;
    private final Clock clock;

    SetCriteria(CriteriaVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** @throws Refusal {@code criteria-refused} with the fields at fault; {@code idempotency-key-reused} */
    CriteriaVersion handle(Criteria criteria, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String command = caller.id() + " " + key.value();
        String fingerprint = Fingerprint.of(caller, "SetCriteria", criteria);
        for (int attempt = 1; ; attempt++) {
            Optional<CriteriaVersion> first = versions.setBy(command);
            if (first.isPresent()) {
                if (!fingerprint.equals(first.get().fingerprint())) {
                    throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
                }
                return first.get();
            }
            check(criteria);
            int next = versions.all().getLast().version() + 1;
            try {
                return versions.insert(
                        new CriteriaVersion(next, criteria, command, fingerprint, caller.id(), clock.instant(), false));
            } catch (DuplicateKeyException meanwhile) {
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }

    private static void check(Criteria criteria) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<Group> seen = EnumSet.noneOf(Group.class);
        Set<String> codes = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < criteria.groups().size(); i++) {
            CriteriaGroup group = criteria.groups().get(i);
            sum = sum.add(group.weight());
            if (!seen.add(group.group())) {
                problems.add(new FieldProblem("/groups/" + i + "/group", "group-repeated"));
            }
            for (int j = 0; j < group.criteria().size(); j++) {
                Criterion criterion = group.criteria().get(j);
                if (!codes.add(criterion.code())) {
                    problems.add(new FieldProblem(
                            "/groups/" + i + "/criteria/" + j + "/code", "criterion-repeated", criterion.code()));
                }
            }
        }
        if (seen.size() < Group.values().length) {
            problems.add(new FieldProblem("/groups", "three-groups"));
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(new FieldProblem("/groups", "weights-not-one", sum.toPlainString()));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "criteria-refused").withFields(problems);
        }
    }
}
