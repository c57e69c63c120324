package vn.pcmt.plan.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Finds the plans that a caller may read. */
@Component
class FindPlans {
    private final MongoTemplate mongo;
    private final Plans plans;

    FindPlans(MongoTemplate mongo, Plans plans) {
        this.mongo = mongo;
        this.plans = plans;
    }

    /**
     * What to look for; null where it does not matter.
     *
     * @param parent id of the plan they stand directly under
     * @param template id of the plan template they were made from
     * @param unit key named by their scope
     */
    record Wanted(
            @Nullable PlanKind kind,
            @Nullable PlanStatus status,
            @Nullable String parent,
            @Nullable String template,
            @Nullable String unit) {}

    /** A plan by its id. */
    Plan one(String id, Caller caller) {
        return plans.findById(id)
                .filter(found -> found.status() != PlanStatus.DRAFT || PlanDirectory.readsDrafts(caller))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "plan-not-found", id));
    }

    /** Plans by id. */
    Page<Plan> list(Wanted wanted, Caller caller, PageRequest page) {
        Criteria criteria = new Criteria();
        if (wanted.kind() != null) {
            criteria.and("text.kind").is(wanted.kind());
        }
        if (wanted.parent() != null) {
            criteria.and("text.parent").is(wanted.parent());
        }
        if (wanted.template() != null) {
            criteria.and("origin.template").is(wanted.template());
        }
        if (wanted.unit() != null) {
            criteria.and("text.scope").is(wanted.unit());
        }
        if (wanted.status() == null) {
            if (!PlanDirectory.readsDrafts(caller)) {
                criteria.and("issue").ne(null);
            }
        } else {
            criteria.andOperator(status(wanted.status()));
            if (wanted.status() == PlanStatus.DRAFT && !PlanDirectory.readsDrafts(caller)) {
                return new Page<>(List.of(), page.page(), page.size(), 0);
            }
        }
        Query query = new Query(criteria);
        long total = mongo.count(query, Plan.class);
        query.with(Sort.by("_id")).skip(page.offset()).limit(page.size());
        return new Page<>(mongo.find(query, Plan.class), page.page(), page.size(), total);
    }

    private static Criteria[] status(PlanStatus status) {
        return switch (status) {
            case DRAFT -> new Criteria[] {where("issue").is(null)};
            case ISSUED ->
                new Criteria[] {where("issue").ne(null), where("issue.closing").is(null)};
            case CLOSED -> new Criteria[] {where("issue.closing").ne(null)};
        };
    }
}
