package vn.pcmt.plan.unit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Reads reorganisations, those to come and those that were. */
@Component
class FindReorganisations {
    private final MongoTemplate mongo;

    FindReorganisations(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * The latest day first.
     *
     * @param status null for any
     * @param unit key of a unit that it ends, renames or moves; null for any
     */
    Page<ReorganisationRecord> list(
            ReorganisationRecord.@Nullable Status status, @Nullable String unit, PageRequest page) {
        Query query = new Query();
        if (status != null) {
            query.addCriteria(where("status").is(status));
        }
        if (unit != null) {
            query.addCriteria(where("reorganisation.from").is(unit));
        }
        long total = mongo.count(query, ReorganisationRecord.class);
        query.with(Sort.by(Sort.Order.desc("reorganisation.effectiveOn"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        List<ReorganisationRecord> items = mongo.find(query, ReorganisationRecord.class);
        return new Page<>(items, page.page(), page.size(), total);
    }

    /** @throws Refusal {@code reorganisation-not-found} */
    ReorganisationRecord one(String id) {
        ReorganisationRecord found = mongo.findById(id, ReorganisationRecord.class);
        if (found == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "reorganisation-not-found", id);
        }
        return found;
    }
}
