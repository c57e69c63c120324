package vn.pcmt.plan.explanation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.ExplanationState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.unit.UnitDirectory;

/** Finds explanations: a unit reads those asked of it and of the units it came from, the province all of them. */
@Component
class FindExplanations {
    private final Explanations explanations;
    private final UnitDirectory units;
    private final MongoTemplate mongo;

    FindExplanations(Explanations explanations, UnitDirectory units, MongoTemplate mongo) {
        this.explanations = explanations;
        this.units = units;
        this.mongo = mongo;
    }

    /**
     * Which are wanted; what is absent does not matter.
     *
     * @param figure {@code indicator,area,period}
     */
    record Wanted(
            @Nullable String figure,
            @Nullable String task,
            @Nullable String plan,
            @Nullable String unit,
            ExplanationState.@Nullable Status status) {}

    /** @throws Refusal {@code explanation-not-found}, {@code forbidden} for one asked of another unit */
    Explanation one(String id, Caller caller) {
        Explanation found = explanations
                .findById(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "explanation-not-found", id));
        if (!seesAll(caller) && !isOwn(caller.unitKey(), found.asked().unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return found;
    }

    /** What is due first comes first. */
    Page<Explanation> list(Wanted wanted, Caller caller, PageRequest page) {
        Criteria criteria = new Criteria();
        if (wanted.figure() != null) {
            criteria = criteria.and("figureKey").is(wanted.figure());
        }
        if (wanted.task() != null) {
            criteria = criteria.and("asked.task").is(wanted.task());
        }
        if (wanted.plan() != null) {
            criteria = criteria.and("asked.plan").is(wanted.plan());
        }
        if (wanted.status() != null) {
            criteria = criteria.and("status").is(wanted.status());
        }
        Set<String> own = seesAll(caller) ? null : own(caller);
        if (own != null && wanted.unit() != null && !own.contains(wanted.unit())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        if (wanted.unit() != null) {
            criteria = criteria.and("asked.unitKey").is(wanted.unit());
        } else if (own != null) {
            criteria = criteria.and("asked.unitKey").in(own);
        }
        long total = mongo.count(Query.query(criteria), Explanation.class);
        List<Explanation> found = mongo.find(
                Query.query(criteria)
                        .with(Sort.by("asked.dueAt", "_id"))
                        .skip(page.offset())
                        .limit(page.size()),
                Explanation.class);
        return new Page<>(found, page.page(), page.size(), total);
    }

    private boolean isOwn(@Nullable String own, String asked) {
        return own != null && units.isToday(asked, own);
    }

    private Set<String> own(Caller caller) {
        String unit = caller.unitKey();
        return unit == null ? Set.of() : units.standingFor(unit);
    }

    private static boolean seesAll(Caller caller) {
        return caller.has(OfficerRole.LEADER)
                || caller.has(OfficerRole.REVIEWER)
                || caller.has(OfficerRole.AUDITOR)
                || caller.has(OfficerRole.ADMIN);
    }
}
