package vn.pcmt.notification.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The decisions, each kept once. */
@Component
public class Decisions {

    private final MongoOperations mongo;

    Decisions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Keeps decisions, each unless it is kept already. */
    public void keep(Collection<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        Map<String, Decision> distinct = new LinkedHashMap<>();
        decisions.forEach(decision -> distinct.putIfAbsent(decision.id(), decision));
        try {
            mongo.insert(distinct.values(), Decision.class);
        } catch (DuplicateKeyException someAreKnown) {
            distinct.values().forEach(this::keep);
        }
    }

    /** Keeps a decision unless it is kept already. */
    public void keep(Decision decision) {
        try {
            mongo.insert(decision);
        } catch (DuplicateKeyException known) {
            // Decided again after a crash, or by another node: it is the same.
        }
    }

    /**
     * What is asked of the decisions; whatever is null is not asked for.
     *
     * @param inPerson whether the officer asks for himself
     * @param silence id of the silence or failure for which it was not said
     */
    record Question(
            @Nullable String obligation,
            @Nullable String officer,
            boolean inPerson,
            @Nullable String silence,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * Those that all that is asked for have in common, the latest first.
     *
     * @param units those about other units are left out, unless they concern the officer in person
     */
    Page<Decision> find(Collection<String> units, Question asked, PageRequest page) {
        String officer = asked.officer();
        Instant from = asked.from();
        Instant until = asked.until();
        Criteria within = Criteria.where("unitKey").in(units);
        Criteria criteria;
        if (officer == null) {
            criteria = within;
        } else if (asked.inPerson()) {
            // What concerned all who would have been told concerned the officer, too.
            criteria = new Criteria()
                    .orOperator(
                            Criteria.where("officer").is(officer),
                            Criteria.where("officer").isNull().and("unitKey").in(units));
        } else {
            criteria = within.and("officer").in(officer, null);
        }
        if (asked.obligation() != null) {
            criteria = criteria.and("obligation").is(asked.obligation());
        }
        if (asked.silence() != null) {
            criteria = criteria.and("detail").is(asked.silence()).and("verdict").in("SILENCED", "INHIBITED");
        }
        if (from != null || until != null) {
            Criteria at = criteria.and("at");
            if (from != null) {
                at.gte(from);
            }
            if (until != null) {
                at.lt(until);
            }
            criteria = at;
        }
        long total = mongo.count(Query.query(criteria), Decision.class);
        Query query = Query.query(criteria)
                .with(Sort.by(Sort.Order.desc("at"), Sort.Order.asc("_id")))
                .skip(page.offset())
                .limit(page.size());
        return new Page<>(mongo.find(query, Decision.class), page.page(), page.size(), total);
    }
}
